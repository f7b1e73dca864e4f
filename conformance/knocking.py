"""Is there an API at the target that lets us in? Asked before anything else."""

from conformance.credentials import schemes
from conformance.history import Exchange
from conformance.target import CouldNotRun, Request, Setting, Target, Withheld
from conformance.values.names import Names
from conformance.values.sample import Filling, sample
from spec import Operation

_UNAUTHORIZED, _NOT_FOUND = 401, 404


def knock(target: Target) -> None:
    """Make sure that there is an API at *target* which lets us in, with each kind of our keys.

    Raises:
        CouldNotRun: there is none; the message says what is wrong.
    """
    doors: dict[tuple[str, ...], Operation] = {}
    for operation in target.contract.operations.values():
        if operation.method == "GET" and "{" not in operation.path:
            doors.setdefault(
                schemes(target.contract.document, operation, target.credentials), operation
            )
    for operation in doors.values():
        filling = Filling({}, Names(""), stand_in="nobody")
        request = sample(target.contract, operation, filling)
        if request is not None:
            _understood(_sent(target, request), target.url)


def _sent(target: Target, request: Request) -> Exchange:
    try:
        return target.send(request, Setting("harvest", ""))
    except Withheld as withheld:
        raise CouldNotRun(f"{target.url} cannot be called: {withheld}.") from withheld


def _silence(root: str, why: str) -> str:
    """Say why nothing came from *root*, and what might help."""
    if "CERTIFICATE_VERIFY_FAILED" in why:
        reason = why.rpartition("verify failed: ")[2].partition(" (_ssl")[0]
        return f"The certificate of {root} is not trusted ({reason}): --ca-bundle FILE may help."
    if "[SSL" in why or "SSLError" in why:
        return f"{root} does not speak TLS as it should ({why}): is it https://?"
    return f"Nothing answers at {root} ({why})."


def _understood(answer: Exchange, root: str) -> None:
    """Make sure that *answer* comes from the API, and not from a closed door or from elsewhere."""
    if not answer.status:
        raise CouldNotRun(_silence(root, answer.response_body))
    if answer.header("location") and 300 <= answer.status < 400:
        there = answer.header("location")
        raise CouldNotRun(f"{answer.url} redirects to {there}: give the address of the API itself.")
    if answer.status == _UNAUTHORIZED:
        raise CouldNotRun(f"{root} does not accept these credentials (401 to {answer.url}).")
    if answer.document is None:
        raise CouldNotRun(f"{answer.url} does not answer JSON: is {root} the root of the API?")
    if answer.status == _NOT_FOUND and "key" not in answer.document:
        raise CouldNotRun(f"{answer.url} does not exist: is {root} the root of the API?")

"""Is there an API at the target that lets us in? Asked before anything else."""

from conformance.credentials import schemes
from conformance.history import Exchange
from conformance.target import CouldNotRun, Setting, Target
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
            doors.setdefault(schemes(target.contract.document, operation), operation)
    for operation in doors.values():
        filling = Filling({}, Names(""), stand_in="nobody")
        request = sample(target.contract, operation, filling)
        if request is not None:
            _understood(target.send(request, Setting("harvest", "")), target.url)


def _understood(answer: Exchange, root: str) -> None:
    """Make sure that *answer* comes from the API, and not from a closed door or from elsewhere."""
    if not answer.status:
        raise CouldNotRun(f"Nothing answers at {root} ({answer.response_body}).")
    if answer.status == _UNAUTHORIZED:
        raise CouldNotRun(f"{root} does not accept these credentials (401 to {answer.url}).")
    if answer.document is None:
        raise CouldNotRun(f"{answer.url} does not answer JSON: is {root} the root of the API?")
    if answer.status == _NOT_FOUND and "key" not in answer.document:
        raise CouldNotRun(f"{answer.url} does not exist: is {root} the root of the API?")

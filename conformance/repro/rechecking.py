"""Asks a check again, about the answers that a written test has got."""

import os
from collections.abc import Sequence

import httpx

from conformance import checks
from conformance import contract as contracts
from conformance.boundaries.calendar import came_of_all
from conformance.contract import Contract
from conformance.credentials import Credentials, headers_for, identity
from conformance.history import Exchange, History


def broken(
    check: str, answers: Sequence[httpx.Response], about: str = "", ours: str = ""
) -> list[str]:
    """Return what the *check* has to say about *answers*, in order; nothing if all is well.

    Args:
        check: Its name.
        answers: What came to calls that were made one after the other.
        about: The one claim that matters, as in `list_vouchers: fails`; empty for all of them.
        ours: Text that is in the names of what these calls made, and in no other name.
    """
    contract = contracts.read().below(os.environ["COUNTERFOIL_URL"])
    keys = _keys()
    exchanges = tuple(_exchange(answer, contract, keys, ours) for answer in answers)
    found = checks.every()[check](History(contract, exchanges))
    return [
        f"{each.operation}: {each.message}: {each.got}"
        for each in found
        if about in ("", f"{each.operation}: {each.plain_message}")
    ]


def came_of(answer: httpx.Response, name: str) -> str | None:
    """Return what came of the redeemable *name* in *answer*: `open`, or the key of its refusal.

    None if the answer does not say.
    """
    return came_of_all(answer.json() if answer.content else None).get(name)


def _keys() -> Credentials:
    return Credentials(
        app_id=os.environ.get("COUNTERFOIL_APP_ID", ""),
        app_token=os.environ.get("COUNTERFOIL_APP_TOKEN", ""),
        client_id=os.environ.get("COUNTERFOIL_CLIENT_ID", ""),
        client_token=os.environ.get("COUNTERFOIL_CLIENT_TOKEN", ""),
        oauth_token=os.environ.get("COUNTERFOIL_OAUTH_TOKEN", ""),
    )


def _exchange(answer: httpx.Response, contract: Contract, keys: Credentials, ours: str) -> Exchange:
    request = answer.request
    sent = tuple((name.title(), value) for name, value in request.headers.items())
    operation = contract.operation_of(request.method, str(request.url))
    right = headers_for(contract.document, operation, keys) if operation else {}
    return Exchange(
        layer="written test",
        world="",
        method=request.method,
        url=str(request.url),
        request_headers=keys.hidden(sent),
        request_body=request.content.decode(errors="replace"),
        identity=identity(sent, right),
        status=answer.status_code,
        response_headers=tuple(answer.headers.items()),
        response_body=answer.text,
        ours=ours,
    )

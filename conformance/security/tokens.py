"""Calls with access tokens: of another scope, of the right one, and after they were revoked.

Source: resources.md 1.3.
"""

from collections.abc import Iterator
from dataclasses import replace

from conformance.credentials import opens, schemes
from conformance.history import Exchange
from conformance.target import Request, Setting, Target
from conformance.values.sample import Filling, sample
from conformance.verdict import NotTested
from spec import Operation

ISSUE = "create_oauth_token"
_REVOKE = "revoke_oauth_token"
_NARROW = ("vouchers", "customers", "redemptions", "api", "client_api")
_WIDE = "api client_api"


def probe(target: Target, filling: Filling, world: str) -> Iterator[Exchange | NotTested]:
    """Call operations with tokens that open nothing, one thing, or everything.

    With those that open it, only what reads is called, and everything once the widest of them is
    revoked. All of them are there from the start: the end of one is not the end of the others.

    Yields:
        The calls, and why nothing was called.
    """
    doors = _doors(target)
    setting = Setting("tokens", world)
    if not {ISSUE, _REVOKE} <= target.contract.operations.keys():
        yield NotTested("access tokens", "the contract has none")
        return
    tokens = {scope: target.send(issue(scope), setting) for scope in (*_NARROW, _WIDE)}
    yield from tokens.values()
    for scope, issued in tokens.items():
        if not issued.succeeded:
            yield NotTested(f"access tokens of {scope}", f"none is issued ({issued.status})")
            continue
        token = str(issued.document["access_token"])
        requests = [each for door in doors if (each := _with(target, door, filling, token))]
        shut = _kept_out(target, filling, scope, token)
        yield from (target.send(each, setting, (issued,)) for each in (*requests, *shut))
        revoked = target.send(_revoke(token), setting, (issued,))
        yield revoked
        again = [*requests, *map(_in_the_other_header, requests[:1])]
        if scope == _WIDE:
            again += _everywhere(target, filling, token)
        yield from (target.send(each, setting, (issued, revoked)) for each in again)


def _kept_out(target: Target, filling: Filling, scope: str, token: str) -> Iterator[Request]:
    """Yield a call of every operation that a *token* of *scope* does not open."""
    for operation in _guarded(target):
        request = _with(target, operation, filling, token)
        if request is not None and not opens(scope, operation.path):
            yield request


def _everywhere(target: Target, filling: Filling, token: str) -> Iterator[Request]:
    """Yield a call of every operation, by turns with *token* in one header and in the other."""
    for number, operation in enumerate(_guarded(target)):
        request = _with(target, operation, filling, token)
        if request is not None:
            yield _in_the_other_header(request) if number % 2 else request


def _guarded(target: Target) -> Iterator[Operation]:
    """Yield the operations that need a key or a token."""
    for operation in target.contract.operations.values():
        if schemes(target.contract.document, operation):
            yield operation


def _doors(target: Target) -> list[Operation]:
    """Return one reading operation of each part of the API that takes tokens."""
    doors: dict[str, Operation] = {}
    everywhere = target.contract.document.get("security")
    for operation in target.contract.operations.values():
        takes = "oauth" in str(operation.node.get("security", everywhere))
        plain = operation.method == "GET" and "{" not in operation.path
        if takes and plain and schemes(target.contract.document, operation):
            doors.setdefault("/".join(operation.path.split("/")[:3]), operation)
    return list(doors.values())


def _with(target: Target, door: Operation, filling: Filling, token: str) -> Request | None:
    request = sample(target.contract, door, filling)
    right = target.right_headers(door)
    origin = {name: value for name, value in right.items() if name == "Origin"}
    keys = {**origin, "Authorization": f"Bearer {token}"}
    return replace(request, credentials=keys) if request else None


def _in_the_other_header(request: Request) -> Request:
    """Return *request* with its token in the header that only this API has (P-50)."""
    keys = dict(request.credentials or {})
    keys["X-Voucherify-OAuth"] = keys.pop("Authorization")
    return replace(request, credentials=keys)


def issue(scope: str) -> Request:
    """Return the request for a token that opens *scope*."""
    body = {"grant_type": "client_credentials", "scope": scope}
    return Request("POST", "/v1/oauth/token", body, form=True)


def _revoke(token: str) -> Request:
    return Request("POST", "/v1/oauth/token/revoke", {"access_token": token}, form=True)

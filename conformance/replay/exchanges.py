"""Makes a history of what others recorded, and says what of it cannot be judged."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from conformance.contract import Contract
from conformance.history import Exchange, Headers, Identity
from conformance.replay.choosing import Place
from conformance.replay.heard import Heard
from conformance.replay.reading import Recorded
from conformance.replay.worlds import Worlds
from spec.har import HarEntry

LAYER = "recorded"

_VARIABLES = {
    "x-app-id": "$COUNTERFOIL_APP_ID",
    "x-app-token": "$COUNTERFOIL_APP_TOKEN",
    "x-client-application-id": "$COUNTERFOIL_CLIENT_ID",
    "x-client-token": "$COUNTERFOIL_CLIENT_TOKEN",
    "authorization": "Bearer $COUNTERFOIL_OAUTH_TOKEN",
    "x-voucherify-oauth": "Bearer $COUNTERFOIL_OAUTH_TOKEN",
}
_KEPT = ("accept", "content-type", "origin")
_CONTROL = "/_mock/"
_CUT = "its answer was not recorded"
_UNAUTHORIZED = 401
_SLACK = timedelta(milliseconds=2)
"""Recorders round."""


def hear(recorded: Sequence[Recorded], place: Place, contract: Contract) -> Heard:
    """Return what *recorded* comes to for the server at *place*.

    Args:
        recorded: In order.
        place: Where the server is.
        contract: For calls with whole URLs: see `Place.contract`.
    """
    heard = Heard()
    reasons = [_why_not(each.entry, place, contract) for each in recorded]
    for each, why in zip(recorded, reasons, strict=True):
        if why:
            heard.skipped[_name(each.entry, place), why] += 1
    calls = [each for each, why in zip(recorded, reasons, strict=True) if why is None]
    busy = {id(entry) for entry in _overlapping([each.entry for each in calls])}
    worlds = Worlds(each.entry for each in calls)
    for each, why in zip(recorded, reasons, strict=True):
        if _turns_the_world(each.entry):
            worlds.turn()
        elif why is None:
            lost = _lost(each, id(each.entry) in busy)
            exchange = _exchange(each, worlds.of(each.entry))
            _hear(heard, exchange, lost, _name(each.entry, place))
            if lost and exchange.method != "GET":
                worlds.turn()
    return heard


def _hear(heard: Heard, exchange: Exchange, lost: str, name: str) -> None:
    """Add a call, without its answer if that is *lost* to those who judge the order of calls."""
    if exchange.status and lost != _CUT:
        heard.answered.append(exchange)
    if lost:
        heard.skipped[name, lost] += 1
        exchange = replace(exchange, status=0, response_headers=(), response_body=lost)
    heard.exchanges.append(exchange)


def _why_not(entry: HarEntry, place: Place, contract: Contract) -> str | None:
    """Return why *entry* is no call to judge, empty if nobody asks; None if it is one."""
    path = urlsplit(entry.request.url).path
    if not place.has(entry) or entry.request.method == "OPTIONS":
        return ""
    if path.removeprefix(place.base).startswith(_CONTROL):
        return ""
    if contract.operation_of(entry.request.method, entry.request.url) is None:
        return "the contract does not have it"
    if 300 <= entry.response.status < 400:
        return "it was answered by a redirect or from a cache"
    return None


def _lost(each: Recorded, busy: bool) -> str:
    """Return why nobody knows what came of a call, empty if it is known."""
    if each.cut:
        return _CUT
    if not each.entry.response.status:
        return "it was not answered"
    return "it was under way together with others, and changed something" if busy else ""


def _overlapping(entries: Sequence[HarEntry]) -> list[HarEntry]:
    """Return the calls of which nobody knows whether others came before: writes side by side."""
    busy = []
    for position, entry in enumerate(entries):
        end = _end(entry)
        for later in entries[position + 1 :]:
            if later.started >= end - _SLACK:
                break
            if "GET" not in (entry.request.method, later.request.method):
                busy += [entry, later]
            elif entry.request.method != later.request.method:
                busy.append(entry if entry.request.method == "GET" else later)
    return busy


def _end(entry: HarEntry) -> datetime:
    return entry.started + timedelta(milliseconds=entry.milliseconds)


def _turns_the_world(entry: HarEntry) -> bool:
    """Whether *entry* loads another world or turns a clock: nothing before it counts any more."""
    return _CONTROL in entry.request.url and entry.request.method != "GET"


def _exchange(each: Recorded, world: str) -> Exchange:
    request, response = each.entry.request, each.entry.response
    headers = {name.lower(): value for name, value in request.headers}
    answered = tuple((name.lower(), value) for name, value in response.headers)
    return Exchange(
        layer=LAYER,
        world=world,
        method=request.method,
        url=request.url.partition("#")[0],
        request_headers=_shown(headers),
        request_body=request.body.decode(errors="replace"),
        identity=_identity(headers, response.status),
        status=response.status,
        response_headers=answered,
        response_body=response.body.decode(errors="replace"),
    )


def _shown(headers: dict[str, str]) -> Headers:
    """Return the headers that a call needs, with names of variables for keys."""
    kept = {name: value for name, value in headers.items() if name in _KEPT}
    keys = {name: _VARIABLES[name] for name in headers if name in _VARIABLES}
    return tuple((name.title(), value) for name, value in {**keys, **kept}.items())


def _identity(headers: dict[str, str], status: int) -> Identity:
    """Guess whose keys a call carried: recorders leave secrets out, so the answer has to tell."""
    if status != _UNAUTHORIZED:
        return "own"
    return "foreign" if _VARIABLES.keys() & headers.keys() else "none"


def _name(entry: HarEntry, place: Place) -> str:
    path = urlsplit(entry.request.url).path.removeprefix(place.base)
    return f"{entry.request.method} {path}"

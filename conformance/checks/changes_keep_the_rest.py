"""A change leaves alone what it does not name.

Source: resources.md 1.10, 2.3 and 6.
"""

from collections.abc import Iterator

from conformance.claim import Claim
from conformance.finding import Finding
from conformance.history import Exchange, History
from conformance.sighting import Sighting, sightings

_CLAIM = Claim("changes_keep_the_rest", "resources.md 6")
_KEPT = ("items", "metadata", "name", "email", "source_id", "banner", "discount", "action", "code")


def check(history: History) -> Iterator[Finding]:
    """What a PUT does not send is as it was in the answer just before."""
    for sequence in history.sequences():
        last: dict[tuple[str, str], Sighting] = {}
        for exchange, operation in sequence:
            seen = [*sightings(exchange, operation)] if exchange.identity == "own" else []
            if exchange.method == "PUT" and exchange.succeeded:
                for now in seen:
                    yield from _lost(exchange, last.get(_key(now)), now)
            if exchange.method != "GET":
                last.clear()
            if exchange.succeeded:
                last |= {_key(each): each for each in seen if each.way != "row"}


def _key(seen: Sighting) -> tuple[str, str]:
    return str(seen.thing["object"]), str(seen.thing["id"])


def _lost(exchange: Exchange, before: Sighting | None, now: Sighting) -> Iterator[Finding]:
    sent = exchange.sent or {}
    if before is None or not isinstance(sent, dict):
        return
    told = before.thing.keys() & now.thing.keys() - sent.keys()
    for member in (each for each in _KEPT if each in told):
        contrast = (before.thing[member], now.thing[member])
        if contrast[0] != contrast[1]:
            calls, message = (before.exchange, exchange), f"changes {member}, which was not sent"
            yield _CLAIM.broken(now.operation.id, calls, message, contrast)

"""What answers show of things that have an id, from one write to the next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, TypeAlias

from conformance.history import Exchange, History
from conformance.movements import records
from spec import Json, Operation

Way: TypeAlias = Literal["read", "row", "answer"]
"""Whether a thing was read by itself, stood in a list, or came back from a write."""

_COMPARED = ("metadata", "discount", "gift", "loyalty_card", "redemption", "address", "action")


@dataclass(frozen=True, slots=True)
class Sighting:
    """One thing as one answer shows it.

    Attributes:
        thing: Its members.
        way: How it came to be seen.
        exchange: The call.
        operation: What was called.
    """

    thing: Mapping[str, Json]
    way: Way
    exchange: Exchange
    operation: Operation


def pairs(history: History) -> Iterator[tuple[Sighting, Sighting]]:
    """Yield two sightings of the same thing without a write in between, the earlier one first."""
    for sequence in history.sequences():
        last: dict[tuple[str, str], Sighting] = {}
        for exchange, operation in sequence:
            if operation.method != "GET" and not _without_effect(exchange, operation):
                last.clear()
            if exchange.succeeded and exchange.identity == "own":
                for seen in sightings(exchange, operation):
                    key = (str(seen.thing["object"]), str(seen.thing["id"]))
                    if key in last:
                        yield last[key], seen
                    last[key] = seen


def sightings(exchange: Exchange, operation: Operation) -> Iterator[Sighting]:
    """Yield the things that *exchange* shows as they are now.

    What a record says of its voucher and order is how they were when it was made: that counts in
    the answer that makes it only.
    """
    document = exchange.document
    if not isinstance(document, dict):
        return
    way: Way = "read" if operation.method == "GET" else "answer"
    things = [(document, way), *((row, "row") for row in rows(document))]
    if way == "answer":
        things += [(record.get("voucher"), way) for record in records(document)]
    for thing, how in things:
        if isinstance(thing, dict) and {"object", "id"} <= thing.keys():
            yield Sighting(thing, how, exchange, operation)


def rows(document: Json) -> list[Json]:
    """Return what the list *document* holds, nothing if it is none."""
    if not isinstance(document, dict) or document.get("object") != "list":
        return []
    listed = document.get(str(document.get("data_ref")))
    return listed if isinstance(listed, list) else []


def differences(first: Sighting, second: Sighting) -> Mapping[str, tuple[Json, Json]]:
    """Return the members that both show, and show differently; nested things are left out."""
    return {
        key: (first.thing[key], second.thing[key])
        for key in first.thing.keys() & second.thing.keys()
        if first.thing[key] != second.thing[key] and _comparable(key, first, second)
    }


def _comparable(key: str, *sides: Sighting) -> bool:
    nested = any(isinstance(side.thing[key], dict | list) for side in sides)
    trimmed = any(side.thing[key] is None and side.way == "row" for side in sides)
    return (not nested or key in _COMPARED) and not trimmed


def _without_effect(exchange: Exchange, operation: Operation) -> bool:
    """Whether nothing that is shown elsewhere can have changed."""
    told = exchange.document
    asked = operation.id.endswith("_validation") and isinstance(told, dict)
    return asked and exchange.succeeded and "session" not in told


def instant(told: Json) -> datetime | None:
    """Return the instant that *told* names, None if it names none; without a zone it is UTC."""
    try:
        read = datetime.fromisoformat(told)
    except (TypeError, ValueError):
        return None
    return read if read.tzinfo else read.replace(tzinfo=UTC)

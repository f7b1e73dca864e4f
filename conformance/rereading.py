"""Things that were read twice while nothing should have changed them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

import orjson

from conformance.claim import Claim
from conformance.finding import Finding
from conformance.history import Exchange, History
from spec import Json, Operation

_MISSING = 404
_SERVER_ERROR = 500
_RECORDS = ("rf_", "rrf_")
_SHOWN = 300
_IN_MOTION = {"get_async_action"}  # how far a job is changes by itself


class Kind(Enum):
    """What a call may do to what others read."""

    READ = auto()
    REFUSED = auto()
    STRANGER = auto()
    TRIAL = auto()
    RECORDED = auto()
    WRITE = auto()


@dataclass(frozen=True, slots=True)
class Rereading:
    """The same URL read twice.

    Attributes:
        operation: What was read.
        first: The earlier reading.
        second: The later one.
        between: One call of each kind that came between, but for readings.
    """

    operation: Operation
    first: Exchange
    second: Exchange
    between: dict[Kind, Exchange]


def rereadings(history: History) -> Iterator[Rereading]:
    """Yield what was read twice without a write in between, in every world.

    A refused redemption leaves a record: what lists records is left out after one.
    """
    for sequence in history.sequences():
        readings: dict[str, Exchange] = {}
        since: dict[str, dict[Kind, Exchange]] = {}
        for exchange, operation in sequence:
            kind = kind_of(exchange, operation)
            if kind is Kind.WRITE:
                readings.clear()
            elif kind is Kind.READ:
                earlier = readings.get(exchange.url)
                if earlier is not None and _stable(operation, since[exchange.url], history.alone):
                    yield Rereading(operation, earlier, exchange, since[exchange.url])
                readings[exchange.url], since[exchange.url] = exchange, {}
            else:
                for url in readings:
                    since[url].setdefault(kind, exchange)


def changes(
    history: History, claim: Claim, message: str, belongs: Callable[[Rereading], bool]
) -> Iterator[Finding]:
    """Yield a finding for every rereading that *belongs* here and shows something else."""
    for twice in rereadings(history):
        first, second = _told(twice.first), _told(twice.second)
        if belongs(twice) and first != second:
            calls = (twice.first, *twice.between.values(), twice.second)
            culprit = history.name(calls[1])
            yield claim.broken(culprit, calls, message, _apart(first, second))


def kind_of(exchange: Exchange, operation: Operation) -> Kind:
    """Tell what *exchange* may have done."""
    if exchange.status >= _SERVER_ERROR:
        return Kind.WRITE
    if operation.method == "GET" and not _locked(exchange):
        good = exchange.succeeded or exchange.status == _MISSING
        return Kind.READ if good and exchange.identity == "own" else Kind.STRANGER
    if exchange.identity != "own":
        return Kind.STRANGER if not exchange.succeeded else Kind.WRITE
    if exchange.succeeded:
        return Kind.TRIAL if _is_trial(exchange, operation) else Kind.WRITE
    return Kind.RECORDED if _left_a_record(exchange.document) else Kind.REFUSED


def _is_trial(exchange: Exchange, operation: Operation) -> bool:
    """Whether *exchange* only asked what a redemption would do, and locked nothing."""
    asks = operation.id.endswith("_validation") or operation.id.startswith("validate_")
    return asks and isinstance(exchange.document, dict) and not _locked(exchange)


def _locked(exchange: Exchange) -> bool:
    """Whether *exchange* opened or prolonged a session: one operation does so with GET."""
    told = exchange.document
    return exchange.succeeded and isinstance(told, dict) and "session" in told


def _left_a_record(document: Json) -> bool:
    id_ = document.get("resource_id") if isinstance(document, dict) else None
    return isinstance(id_, str) and id_.startswith(_RECORDS)


def _stable(operation: Operation, between: dict[Kind, Exchange], alone: bool) -> bool:
    """Whether two readings of *operation* have to be the same."""
    if operation.id in _IN_MOTION or (operation.id.startswith("list_") and not alone):
        return False
    counts_failures = "redemption" in operation.id or "customer" in operation.id
    return Kind.RECORDED not in between or not counts_failures


def _told(exchange: Exchange) -> Json:
    """Return what a reading says; of an error only its status, the rest names the request.

    One old operation answers errors with 200; they name the request too.
    """
    told = exchange.document if exchange.succeeded else exchange.status
    if isinstance(told, dict) and isinstance(told.get("error"), dict):
        return {**told, "error": told["error"].get("key")}
    return told


def _apart(first: Json, second: Json) -> tuple[Json, Json]:
    """Return what differs, without what is the same on both sides."""
    if not isinstance(first, dict) or not isinstance(second, dict):
        return _short(first), _short(second)
    keys = [key for key in {**first, **second} if first.get(key) != second.get(key)]
    return _short({key: first.get(key) for key in keys}), _short(
        {key: second.get(key) for key in keys}
    )


def _short(told: Json) -> str:
    return orjson.dumps(told).decode()[:_SHOWN]

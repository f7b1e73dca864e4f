"""What belongs to one project does not exist for another.

Source: redemptions.md 18.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

from conformance.claim import Claim
from conformance.finding import Finding
from conformance.history import Exchange, History
from conformance.movements import records
from conformance.sighting import rows
from spec import Json, Operation

_CLAIM = Claim("projects_are_isolated", "redemptions.md 18")
_NAMED = "tenants"
_TOKEN = "access_token"
_IDS = ("id", _TOKEN)
_NAMES = (*_IDS, "code", "source_id")


def check(history: History) -> Iterator[Finding]:
    """The good keys of one project find, change and list nothing of another."""
    for sequence in history.sequences():
        ours: dict[str, Exchange] = {}
        theirs = _Theirs()
        for exchange, operation in sequence:
            if exchange.layer == _NAMED:
                yield from _reached(exchange, operation, ours, theirs)
                theirs.learn(exchange, ours)
            elif exchange.identity == "own":
                yield from _met(exchange, operation, theirs)
                ours |= dict.fromkeys(_ids(exchange), exchange)


@dataclass(slots=True)
class _Theirs:
    """What the other project has made: ids, with the calls that did, and all names."""

    made: dict[str, Exchange] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def learn(self, exchange: Exchange, ours: Mapping[str, Exchange]) -> None:
        told = exchange.document if exchange.succeeded and exchange.method == "POST" else None
        for id_ in _ids(exchange) if told else ():
            self.made |= {id_: exchange} if id_ not in ours else {}
        if isinstance(told, dict) and any(told.get(name) in self.made for name in _IDS):
            self.names |= {str(told[name]) for name in _NAMES if told.get(name)}
            # A campaign may bring a code, an order a buyer; what is ours stays ours.
            self.names |= {*_words(exchange.sent)} - ours.keys()

    def has(self, exchange: Exchange) -> bool:
        """Whether a step of the path, or the token that it is about, is one of the names."""
        steps = urlsplit(unquote(exchange.url)).path.split("/")
        return not self.names.isdisjoint((*steps, *_token(exchange)))


def _token(exchange: Exchange) -> Iterator[str]:
    """Yield the access token that the form of *exchange* names."""
    yield from parse_qs(exchange.request_body).get(_TOKEN, ())


def _words(told: Json) -> Iterator[str]:
    """Yield every text in *told*."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict | list):
        for each in told.values() if isinstance(told, dict) else told:
            yield from _words(each)


def _reached(
    exchange: Exchange, operation: Operation, ours: Mapping[str, Exchange], theirs: _Theirs
) -> Iterator[Finding]:
    """Yield what the other project got hold of."""
    if exchange.succeeded and _is_had(exchange, operation) and not theirs.has(exchange):
        message = "lets another project have a thing of ours"
        yield _CLAIM.broken(operation.id, [exchange], message, (404, exchange.status))
    for id_ in _ids(exchange):
        if id_ in ours:
            message = "shows another project a thing of ours"
            calls = (ours[id_], exchange)
            yield _CLAIM.broken(operation.id, calls, message, ("nothing of ours", id_))


def _met(exchange: Exchange, operation: Operation, theirs: _Theirs) -> Iterator[Finding]:
    """Yield what we got hold of."""
    for id_ in _ids(exchange):
        if id_ in theirs.made:
            message = "shows us a thing of another project"
            calls = (theirs.made[id_], exchange)
            yield _CLAIM.broken(operation.id, calls, message, ("nothing of theirs", id_))


def _is_about_a_thing(operation: Operation) -> bool:
    """Whether *operation* names something that has to exist, not to be made."""
    return any(each["in"] == "path" and "x-pool" in each for each in operation.parameters)


def _is_had(exchange: Exchange, operation: Operation) -> bool:
    """Whether *exchange* got hold of what it names; an answer that says no is none (P-49)."""
    told = exchange.document if isinstance(exchange.document, dict) else {}
    if any(_token(exchange)):
        return told.get("active") is not False
    if "valid" in told:
        return told["valid"] is True
    return _is_about_a_thing(operation)


def _ids(exchange: Exchange) -> Iterator[str]:
    """Yield the ids, and the access token, that *exchange* shows."""
    told: Json = exchange.document if exchange.succeeded else None
    redeemed = [record.get("voucher") for record in records(told)]
    for thing in (told, *rows(told), *redeemed):
        if isinstance(thing, dict):
            yield from (thing[name] for name in _IDS if isinstance(thing.get(name), str))

"""Looks for a sequence of calls that explains what calls side by side came to."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import combinations

from conformance.contract import Contract
from conformance.history import Exchange
from conformance.model.call import Call, read
from conformance.model.clock import instants
from conformance.model.moment import ANY_TIME, NEVER
from conformance.model.state import State
from conformance.model.step import step
from spec import Json

_BUSY = "multiple_requests"
_MOST_STEPS = 20_000  # some five seconds


class _TooLong(Exception):
    """There are too many orders to try them all."""


@dataclass(frozen=True, slots=True)
class _Move:
    call: Call
    exchange: Exchange

    @property
    def kind(self) -> tuple[object, ...]:
        """What two moves have in common that may change places."""
        return (repr(self.call), self.exchange.status, self.exchange.response_body)


def in_order(
    contract: Contract,
    state: State,
    together: Sequence[Exchange],
    after: Sequence[Exchange] = (),
) -> tuple[Exchange, ...] | None:
    """Return one order of *together* that, with *after*, is what the model does from *state*.

    Answers to two of the calls may come in any order: they overlapped. Where the model is not
    sure, it explains everything. A call that was turned away because another one was under way
    (P-11) did nothing and explains itself; it comes first. Neither is anything claimed where the
    search takes too long.

    Returns:
        None if there is no such order.
    """
    moves = [_Move(call, each) for each in together if (call := read(contract, each))]
    audit = [_Move(call, each) for each in after if (call := read(contract, each))]
    away = tuple(each for each in moves if _turned_away(each.exchange))
    rest = tuple(each for each in sorted(moves, key=_likely) if each not in away)
    search = _Search(rest, tuple(audit))
    try:
        found = search.found(state, frozenset(range(len(rest))))
    except _TooLong:
        found = rest
    return None if found is None else tuple(each.exchange for each in (*away, *found))


def explained(
    contract: Contract, state: State, together: Sequence[Exchange], after: Sequence[Exchange]
) -> bool:
    """Whether there is an order of *together* that explains them and *after*."""
    return in_order(contract, state, together, after) is not None


def smallest(
    contract: Contract, state: State, together: Sequence[Exchange]
) -> tuple[Exchange, ...]:
    """Return the fewest successes among *together* that cannot all have happened.

    Empty if they can: then it is what came afterwards that does not fit.
    """
    successes = [each for each in together if each.succeeded]
    for size in range(1, len(successes) + 1):
        for some in combinations(successes, size):
            if not explained(contract, state, some, ()):
                return some
    return ()


def _likely(move: _Move) -> tuple[bool, datetime, int, int]:
    """Return what to sort moves by: what probably came first is tried first.

    Successes, as what is refused after one of them has a reason that needs no guess; then by the
    instants that answers show, by the uses that they count, and by their length, as things grow by
    what is added to them.
    """
    told = move.exchange.document
    shown = max(instants(told), default=NEVER)
    return (not move.exchange.succeeded, shown, _uses(told), len(move.exchange.response_body))


def _uses(told: Json) -> int:
    """Return how many uses *told* counts, over all things in it."""
    if isinstance(told, list):
        return sum(map(_uses, told))
    if not isinstance(told, dict):
        return 0
    own = told.get("redeemed_quantity")
    return (own if isinstance(own, int) else 0) + sum(map(_uses, told.values()))


def _turned_away(exchange: Exchange) -> bool:
    told = exchange.document
    return isinstance(told, dict) and told.get("key") == _BUSY and not exchange.succeeded


@dataclass(slots=True)
class _Search:
    """A search for an order, which goes no way twice: calls that do not touch each other commute.

    Attributes:
        moves: All calls.
        audit: What is called after them.
        dead: States from which the rest, by its places in `moves`, cannot be explained.
        steps: How many calls the model was asked about.
    """

    moves: tuple[_Move, ...]
    audit: tuple[_Move, ...]
    dead: dict[frozenset[int], list[State]] = field(default_factory=dict)
    steps: int = 0

    def found(self, state: State, rest: frozenset[int]) -> tuple[_Move, ...] | None:
        """Return an order of the *rest* that explains it from *state*, None if there is none.

        Raises:
            _TooLong: nobody has found out.
        """
        if not rest:
            return () if _follows(state, self.audit) else None
        if state in self.dead.get(rest, ()):
            return None
        order = self._tried(state, rest)
        if order is None:
            self.dead.setdefault(rest, []).append(state)
        return order

    def _tried(self, state: State, rest: frozenset[int]) -> tuple[_Move, ...] | None:
        tried: list[tuple[object, ...]] = []
        for place in sorted(rest):
            move = self.moves[place]
            if move.kind in tried:
                continue
            tried.append(move.kind)
            self.steps += 1
            if self.steps > _MOST_STEPS:
                raise _TooLong
            outcome = step(state, move.call, ANY_TIME)
            if outcome.mismatches(move.exchange):
                continue
            later = self.found(outcome.bind(move.exchange), rest - {place})
            if later is not None:
                return (move, *later)
        return None


def _follows(state: State, audit: tuple[_Move, ...]) -> bool:
    for move in audit:
        outcome = step(state, move.call, ANY_TIME)
        if outcome.mismatches(move.exchange):
            return False
        state = outcome.bind(move.exchange)
    return True

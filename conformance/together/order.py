"""Looks for a sequence of calls that explains what calls side by side came to."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from conformance.contract import Contract
from conformance.history import Exchange
from conformance.model.call import Call, read
from conformance.model.moment import ANY_TIME
from conformance.model.state import State
from conformance.model.step import step

_BUSY = "multiple_requests"


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
    (P-11) did nothing and explains itself; it comes first.

    Returns:
        None if there is no such order.
    """
    moves = [_Move(call, each) for each in together if (call := read(contract, each))]
    audit = [_Move(call, each) for each in after if (call := read(contract, each))]
    away = tuple(each for each in moves if _turned_away(each.exchange))
    rest = tuple(each for each in moves if each not in away)
    found = _search(state, rest, tuple(audit))
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


def _turned_away(exchange: Exchange) -> bool:
    told = exchange.document
    return isinstance(told, dict) and told.get("key") == _BUSY and not exchange.succeeded


def _search(
    state: State, moves: tuple[_Move, ...], audit: tuple[_Move, ...]
) -> tuple[_Move, ...] | None:
    if not moves:
        return () if _follows(state, audit) else None
    tried: list[tuple[object, ...]] = []
    for number, move in enumerate(moves):
        if move.kind in tried:
            continue
        tried.append(move.kind)
        outcome = step(state, move.call, ANY_TIME)
        if outcome.mismatches(move.exchange):
            continue
        rest = _search(outcome.bind(move.exchange), moves[:number] + moves[number + 1 :], audit)
        if rest is not None:
            return (move, *rest)
    return None


def _follows(state: State, audit: tuple[_Move, ...]) -> bool:
    for move in audit:
        outcome = step(state, move.call, ANY_TIME)
        if outcome.mismatches(move.exchange):
            return False
        state = outcome.bind(move.exchange)
    return True

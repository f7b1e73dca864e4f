"""Calls that were released together and that no order explains: one after the other they are fine.

What rests on them cannot be shown by single calls. A call that nothing explains, whatever came
before it, is none of them: it would be answered wrongly alone, too.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from conformance.contract import Contract
from conformance.history import Exchange
from conformance.model.shadow import Shadow
from conformance.model.state import State
from conformance.newcomers import Newcomers
from conformance.together.order import in_order

_APART = ("races", "time", "control", "tenants")
_MOST = 6  # of more calls there are too many subsets; then each counts as a riddle


def riddles(contract: Contract, exchanges: Sequence[Exchange], one: Exchange) -> list[Exchange]:
    """Return the riddles among those of *exchanges* that were under way together with *one*."""
    together = [each for each in exchanges if each.overlaps(one)]
    if len(together) < 2 or len(together) > _MOST:
        return together
    state = _before(contract, exchanges, together[0])
    possible = [each for each in together if _is_possible(contract, state, together, each)]
    return possible if len(possible) > 1 else []


def _before(contract: Contract, exchanges: Sequence[Exchange], first: Exchange) -> State:
    """Return what the model knows when *first* is called."""
    shadow, newcomers = Shadow(contract), Newcomers()
    for each in exchanges:
        if each is first:
            break
        if each.layer not in _APART:
            newcomers.meet(shadow, each)
            shadow.watch(each)
    newcomers.meet(shadow, first)
    return shadow.state(first.world)


def _is_possible(
    contract: Contract, state: State, together: Sequence[Exchange], one: Exchange
) -> bool:
    """Whether some of the calls *together*, with *one* among them, have an order."""
    return any(in_order(contract, state, some) is not None for some in _with(together, one))


def _with(together: Sequence[Exchange], one: Exchange) -> Iterator[tuple[Exchange, ...]]:
    others = [each for each in together if each is not one]
    for size in range(len(others) + 1):
        for some in combinations(others, size):
            yield (one, *some)

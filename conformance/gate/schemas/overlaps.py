"""Finds values that were of one branch of `oneOf` and are of two now, which it refuses.

Documents whose branches overlap from the start mean `anyOf`: they are left in peace.
"""

from collections.abc import Iterator
from itertools import combinations, islice

from conformance.gate.schemas.difference import Certainty, Difference
from conformance.gate.schemas.export import Writer
from conformance.gate.schemas.flat import EXCLUSIVE, Flattener
from conformance.gate.schemas.merging import Node, both_of
from conformance.gate.schemas.question import Question
from conformance.gate.side import Effect, Side
from conformance.gate.witness.building import Builder, Impossible
from conformance.gate.witness.judges import Judges
from conformance.gate.witness.search import candidates
from spec import Json

_MOST_BRANCHES, _MOST_VALUES = 40, 16


def compare(ask: Question) -> Iterator[Difference]:
    """Yield that branches overlap now, with a value of two of them."""
    if not ask.outer.get(EXCLUSIVE) or len(ask.outer.get("anyOf", ())) > _MOST_BRANCHES:
        return
    outer = _judges(ask.sides.outer, ask.outer)
    inner = _judges(ask.sides.inner, ask.inner)
    twice = []
    for value in _values(ask):
        before = sum(each.likely(value) for each in inner)
        if before > 1 and ask.inner.get(EXCLUSIVE):
            return
        if before and sum(each.likely(value) for each in outer) > 1:
            twice.append(value)
    sure = (each for each in twice if sum(judge.accept(each) for judge in outer) > 1)
    yield from (_found(ask, value) for value in islice(sure, 1))


def _found(ask: Question, value: Json) -> Difference:
    effect = Effect.NARROWED if ask.side is Side.REQUEST else Effect.WIDENED
    words = "alternatives overlap now, and what is of two of them is of none"
    found = ask.difference("branches-overlap", effect, words)
    return ask.marked(found, Certainty.PROVED).proven(value)


def _values(ask: Question) -> Iterator[Json]:
    branches = ask.sides.inner.branches(ask.inner)
    if not ask.inner.get(EXCLUSIVE):
        yield from _of_two(ask, branches)
    for branch in branches:
        yield from islice(candidates(ask.sides.inner, branch, ask.outer), _MOST_VALUES)


def _of_two(ask: Question, branches: list[Node]) -> Iterator[Json]:
    """Yield values of two branches at once."""
    build = Builder(ask.sides.inner, base=ask.side is Side.REQUEST)
    for one, other in combinations(branches, 2):
        try:
            yield build.least(both_of(one, other))
        except Impossible:
            continue


def _judges(flattener: Flattener, node: Node) -> list[Judges]:
    return [Judges(Writer(flattener.dialect).write(branch)) for branch in flattener.branches(node)]

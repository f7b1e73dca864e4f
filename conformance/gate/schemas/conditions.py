"""Compares what only a validator can judge: `not`, `if`, `contains`, dependencies and the like."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from conformance.gate.schemas.containment import Proof
from conformance.gate.schemas.difference import PROPERTY, Certainty, Difference
from conformance.gate.schemas.merging import Node, both_of
from conformance.gate.schemas.question import Question
from conformance.gate.side import Effect, Side
from conformance.gate.witness.building import Builder, Impossible
from conformance.gate.witness.scalars import strings
from spec import Json

_GROUPS = (
    ("not",),
    ("if", "then", "else"),
    ("contains", "minContains", "maxContains"),
    ("dependentRequired",),
    ("dependentSchemas",),
    ("unevaluatedProperties",),
    ("unevaluatedItems",),
    ("contentEncoding",),
    ("contentMediaType",),
)


def compare(ask: Question) -> Iterator[Difference]:
    """Yield the differences of conditions on two flat nodes, and of what could not be merged."""
    for group in _GROUPS:
        base, head = _part(ask.base, group), _part(ask.head, group)
        if base or head:
            yield from _judged(ask, group, base, head)
    yield from _names(ask)
    yield from _patterns(ask)
    base, head = ask.base.get("allOf", ()), ask.head.get("allOf", ())
    if base or head:
        yield from _left(ask, list(base), list(head))


def _part(node: Node, group: tuple[str, ...]) -> Node:
    return {key: node[key] for key in group if key in node}


def _judged(ask: Question, group: tuple[str, ...], base: Node, head: Node) -> Iterator[Difference]:
    proof = ask.contained(base, head)
    swapped = ask.contained(base, head, swapped=True)
    if proof is Proof.YES and swapped is Proof.YES:
        return
    effect, verb = Effect.CHANGED, "changed"
    if not base:
        effect, verb = Effect.NARROWED, "added"
    elif not head:
        effect, verb = Effect.WIDENED, "removed"
    found = ask.difference(f"condition-{verb}", effect, f"{group[0]} {verb}", group[0])
    if proof is Proof.YES or not ask.side.broken_by(effect):
        yield found
        return
    found = ask.witnessed(found, ask.demand(*group))
    if found.proof:
        yield found
    else:
        sure = proof is Proof.NO or not head or not base
        yield ask.marked(found, Certainty.PROVED if sure else Certainty.UNDECIDED)


def _names(ask: Question) -> Iterator[Difference]:
    """Compare what names of members have to be; a proof is an object with such a name."""
    base, head = ask.base.get("propertyNames"), ask.head.get("propertyNames")
    if base is None and head is None:
        return
    nothing: Node = {"type": ["string"]}
    for each in ask.compare(both_of(base or {}, nothing), both_of(head or {}, nothing)):
        words = f"names of members: {each.words}"
        proof = tuple({str(name): 0} for name in each.proof)
        yield replace(each, words=words, proof=_whole(ask, proof))


def _whole(ask: Question, proof: tuple[Json, ...]) -> tuple[Json, ...]:
    """Return the proof with a value that the node allows under such a name."""
    build = Builder(ask.sides.inner, base=ask.side is Side.REQUEST)
    try:
        return tuple(
            build.object(ask.inner, {name: build.least(build.member(ask.inner, name))}, 0)
            for each in proof
            for name in each
        )
    except Impossible:
        return ()


def _patterns(ask: Question) -> Iterator[Difference]:
    """Compare the members that are listed by patterns of their names."""
    base, head = ask.base.get("patternProperties", {}), ask.head.get("patternProperties", {})
    for pattern in dict.fromkeys((*base, *head)):
        old = base.get(pattern, ask.base.get("additionalProperties", {}))
        new = head.get(pattern, ask.head.get("additionalProperties", {}))
        names = strings({"pattern": pattern})
        name = next((each for each in names if _unlisted(ask, each)), None)
        if name is not None:
            yield from ask.below(old, new, (PROPERTY, name))


def _unlisted(ask: Question, name: str) -> bool:
    return all(name not in node.get("properties", {}) for node in (ask.base, ask.head))


def _left(ask: Question, base: list[Node], head: list[Node]) -> Iterator[Difference]:
    """Compare the parts of `allOf` that no keyword can say, one by one."""
    for earlier, later in zip_longest(base, head):
        yield from ask.compare(earlier or {}, later or {})

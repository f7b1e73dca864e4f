"""Compares what only a validator can judge: `not`, `if`, `contains`, dependencies and the like."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from conformance.gate.schemas import objects
from conformance.gate.schemas.containment import Proof
from conformance.gate.schemas.dialect import AT
from conformance.gate.schemas.difference import Certainty, Difference
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
)
_BRANCHES = ("allOf", "anyOf", "if", "then", "else", "dependentSchemas")
_BESIDE = {
    "unevaluatedProperties": (
        "properties",
        "patternProperties",
        "additionalProperties",
        *_BRANCHES,
    ),
    "unevaluatedItems": ("prefixItems", "items", "contains", *_BRANCHES),
}
"""What else a condition looks at."""

_CONTENTS = ("contentEncoding", "contentMediaType")


def compare(ask: Question) -> Iterator[Difference]:
    """Yield the differences of conditions on two flat nodes, and of what could not be merged."""
    for group in _GROUPS:
        base, head = _part(ask.base, group), _part(ask.head, group)
        if base or head:
            yield from _judged(ask, group, base, head)
    yield from _contents(ask)
    yield from _names(ask)
    yield from _patterns(ask)
    base, head = ask.base.get("allOf", ()), ask.head.get("allOf", ())
    if base or head:
        yield from _left(ask, list(base), list(head))


def _part(node: Node, group: tuple[str, ...]) -> Node:
    return {key: node[key] for key in group if key in node}


def _judged(ask: Question, group: tuple[str, ...], base: Node, head: Node) -> Iterator[Difference]:
    typed = {"type": ask.inner["type"]} if "type" in ask.inner else {}
    proof = ask.contained({**typed, **base}, {**typed, **head})
    if proof is not Proof.YES and ask.contained(ask.base, ask.head) is Proof.YES:
        proof = Proof.YES  # the rest of the node says so
    swapped = ask.contained({**typed, **base}, {**typed, **head}, swapped=True)
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
    found = ask.witnessed(found, ask.demand(*group, *_BESIDE.get(group[0], ())))
    if found.proof:
        yield found
    else:
        sure = proof is Proof.NO or not head or not base
        yield ask.marked(found, Certainty.PROVED if sure else Certainty.UNDECIDED)


def _contents(ask: Question) -> Iterator[Difference]:
    """Compare what a text holds: no validator looks into it, whoever decodes it does."""
    for key in _CONTENTS:
        old, new = ask.base.get(key), ask.head.get(key)
        if old != new:
            words = f"{key} changed from {old or 'none'} to {new or 'none'}"
            found = ask.difference("content-changed", Effect.CHANGED, words, key)
            yield ask.marked(found, Certainty.PROVED)
    if "contentSchema" in ask.base or "contentSchema" in ask.head:
        old, new = (each.get("contentSchema", _nothing(each)) for each in (ask.base, ask.head))
        for each in ask.compare(old, new):
            yield replace(each, words=f"what it holds: {each.words}", path=(), proof=())


def _names(ask: Question) -> Iterator[Difference]:
    """Compare what names of members have to be; a proof is an object with such a name."""
    base, head = ask.base.get("propertyNames"), ask.head.get("propertyNames")
    if base is None and head is None:
        return
    texts = [
        both_of(each or _nothing(node), {"type": ["string"]})
        for each, node in ((base, ask.base), (head, ask.head))
    ]
    for each in ask.compare(*texts):
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
        names = strings({"pattern": pattern})
        name = next((each for each in names if _unlisted(ask, each)), None)
        if name is not None:
            yield from objects.unlisted(ask, name)


def _unlisted(ask: Question, name: str) -> bool:
    return all(name not in node.get("properties", {}) for node in (ask.base, ask.head))


def _left(ask: Question, base: list[Node], head: list[Node]) -> Iterator[Difference]:
    """Compare the parts of `allOf` that no keyword can say, one by one."""
    for earlier, later in zip_longest(base, head):
        yield from ask.compare(earlier or _nothing(ask.base), later or _nothing(ask.head))


def _nothing(node: Node) -> Node:
    """Return a node that asks for nothing, written where *node* is."""
    return {AT: node.get(AT, "")}

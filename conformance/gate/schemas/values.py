"""Compares types, enums and bounds: what a node says of a value as a whole."""

import re
from collections.abc import Iterator

from conformance.gate.schemas import bounds, idle
from conformance.gate.schemas.automaton import lengths, only_in
from conformance.gate.schemas.containment import Proof
from conformance.gate.schemas.difference import Certainty, Difference
from conformance.gate.schemas.flat import tells, typed
from conformance.gate.schemas.merging import Node
from conformance.gate.schemas.question import Question
from conformance.gate.schemas.sizes import RANGE
from conformance.gate.schemas.words import json
from conformance.gate.side import Effect, Side
from conformance.gate.witness.building import Builder, Impossible
from spec import Json

_EVERYTHING = ("null", "boolean", "number", "string", "array", "object")
_SHOWN = 8
_SIZES = ("max-items", "min-items", "max-length", "min-length", "max-properties")
_CROWDING = ("enum", "pattern", "format", "uniqueItems", "contains", "additionalProperties",
             "propertyNames", "not", "allOf", "if", "prefixItems")  # fmt: skip


def compare(ask: Question) -> Iterator[Difference]:
    """Yield the differences of what two flat nodes say of a value as a whole."""
    yield from idle.compare(ask)
    base, head = _unpatterned(_own(ask.base), _own(ask.head), ask.side)
    if base == head:
        return
    proof = _listing(ask) or ask.contained(base, head)
    found = [*_types(ask), *_enums(ask), *_keywords(ask)]
    if proof is Proof.YES and not _opaque(ask):
        if ask.contained(base, head, swapped=True) is not Proof.YES:
            yield from (_harmless(ask, each) for each in found)
        return
    yield from _broken(ask, found, proof)


def emptied(ask: Question) -> Difference:
    """Return the difference of two nodes of which one allows nothing at all."""
    if "not" not in ask.head:
        words = "something is allowed where nothing was"
        found = ask.difference("type-widened", Effect.WIDENED, words)
    else:
        words = "nothing is allowed any more"
        found = ask.difference("type-narrowed", Effect.NARROWED, words)
    if ask.side.broken_by(found.effect):
        found = ask.witnessed(found, {"not": {}})
    return ask.marked(found, Certainty.PROVED)


def _listing(ask: Question) -> Proof | None:
    """Return that all a pattern finds is listed, where it is; else None."""
    listed = ask.outer.get("enum")
    if not listed or ask.inner.get("type") != ["string"] or "pattern" not in ask.inner:
        return None
    choice = "|".join(re.escape(str(each)) for each in listed)
    covered = _only_in(ask.inner, {"pattern": f"^({choice})$"}) is False
    return Proof.YES if covered else None


def _unpatterned(base: Node, head: Node, side: Side) -> tuple[Node, Node]:
    """Return both without a pattern that finds all that the pattern of the other finds.

    The canonical form cannot compare patterns; without them it answers for all the rest.
    """
    old, new = base.get("pattern", ""), head.get("pattern", "")
    if old == new:
        return base, head
    inner, outer = (base, head) if side is Side.REQUEST else (head, base)
    if _only_in(inner, outer) is not False:
        return base, head
    plain = [{k: each for k, each in node.items() if k != "pattern"} for node in (base, head)]
    if _only_in(outer, inner) is False:
        return plain[0], plain[1]
    return (base, plain[1]) if side is Side.REQUEST else (plain[0], head)


def _only_in(inner: Node, outer: Node) -> str | bool | None:
    """Return a text as long as *inner* wants that only its pattern finds something in."""
    patterns = inner.get("pattern", ""), outer.get("pattern", "")
    return only_in(*patterns, *lengths(inner))


def _broken(ask: Question, found: list[Difference], proof: Proof) -> Iterator[Difference]:
    """Yield the differences with their proofs; one without is dropped if another explains it."""
    proved = [(each, ask.proved(each)) for each in found]
    explained = any(each.proof for _, each in proved)
    for _plain, each in proved:
        if each.proof or not ask.side.broken_by(each.effect):
            yield each
        elif not explained or _nominal(ask, each):
            known = proof is Proof.NO or _nominal(ask, each) or _roomy(ask, each)
            yield ask.marked(each, Certainty.PROVED if known else Certainty.UNDECIDED)


def _nominal(ask: Question, each: Difference) -> bool:
    """Whether it is about a format that no validator knows: the name is all there is."""
    return each.name.startswith("format-") and _opaque(ask)


def _roomy(ask: Question, each: Difference) -> bool:
    """Whether it is about a size that values of the inner node have, though none is built."""
    if not each.name.startswith(_SIZES) or any(key in ask.inner for key in _CROWDING):
        return False
    try:
        Builder(ask.sides.inner, base=ask.side is Side.REQUEST).least(ask.inner.get("items", {}))
    except Impossible:
        return False
    return True


def _opaque(ask: Question) -> bool:
    base, head = ask.base, ask.head
    if base.get("format") == head.get("format"):
        return False
    return bounds.nameless("format", base) or bounds.nameless("format", head)


def _harmless(ask: Question, each: Difference) -> Difference:
    return ask.marked(each, Certainty.HARMLESS)


def _own(node: Node) -> Node:
    own = {key: node[key] for key in bounds.KEYWORDS if key in node}
    types = node.get("type", _EVERYTHING)
    if "string" not in types:
        own = {key: each for key, each in own.items() if key not in bounds.OF_STRINGS}
    if not {"integer", "number"} & set(types):
        own = {key: each for key, each in own.items() if key not in bounds.OF_NUMBERS}
    if "minProperties" in own:
        own["minProperties"] = max(own["minProperties"], len(set(node.get("required", ()))))
    if "enum" in own:
        own["enum"] = sorted(own["enum"], key=repr)
    return own


def _types(ask: Question) -> Iterator[Difference]:
    base = set(ask.base.get("type", _EVERYTHING))
    head = set(ask.head.get("type", _EVERYTHING))
    if base == head:
        return
    if base ^ head == {"null"} and base and head:
        if "null" in head:
            yield ask.difference("null-added", Effect.WIDENED, "null is allowed now", "type")
        else:
            yield ask.difference("null-removed", Effect.NARROWED, "null is not allowed now", "type")
        return
    words = f"type changed from {_told(ask.base)} to {_told(ask.head)}"
    name, effect = "type-changed", Effect.CHANGED
    if _inside(base, head):
        name, effect = "type-widened", Effect.WIDENED
    elif _inside(head, base):
        name, effect = "type-narrowed", Effect.NARROWED
    yield ask.difference(name, effect, words, "type")


def _inside(these: set[str], those: set[str]) -> bool:
    return all(each in those or (each == "integer" and "number" in those) for each in these)


def _told(node: Node) -> str:
    return " or ".join(node["type"]) if node.get("type") else "anything"


def _enums(ask: Question) -> Iterator[Difference]:
    base, head = ask.base.get("enum"), ask.head.get("enum")
    if base is None and head is None:
        return
    if base is None and head is not None:
        words = f"only {_listed(head)} allowed now"
        yield ask.difference("enum-added", Effect.NARROWED, words, "enum")
    elif base is not None and head is None:
        words = f"no longer only {_listed(base)}"
        yield ask.difference("enum-removed", Effect.WIDENED, words, "enum")
    elif base is not None and head is not None:
        yield from _members(ask, base, head)


def _members(ask: Question, base: list[Json], head: list[Json]) -> Iterator[Difference]:
    removed = [each for each in base if not _among(each, head) and each is not None]
    added = [each for each in head if not _among(each, base) and each is not None]
    if removed:
        words = f"enum value {_listed(removed)} removed"
        yield ask.difference("enum-value-removed", Effect.NARROWED, words, "enum")
    if added:
        known = "x-extensible-enum" in ask.base or "x-extensible-enum" in ask.head
        name = "extensible-enum-value-added" if known else "enum-value-added"
        words = f"enum value {_listed(added)} added"
        yield ask.difference(name, Effect.WIDENED, words, "enum")


def _among(value: Json, values: list[Json]) -> bool:
    return any(isinstance(value, bool) is isinstance(e, bool) and value == e for e in values)


def _listed(values: list[Json]) -> str:
    shown = ", ".join(json(each) for each in values[:_SHOWN])
    return shown + (", …" if len(values) > _SHOWN else "")


def _keywords(ask: Question) -> Iterator[Difference]:
    """Yield the changes of keywords that concern a type which both sides have."""
    for keyword in (*bounds.LOWER, *bounds.UPPER, *bounds.OTHERS):
        old, new = ask.base.get(keyword), ask.head.get(keyword)
        if keyword == "pattern" and _respelt(old, new):
            continue
        if old == new or not (
            bounds.concerns(keyword, ask.base) and bounds.concerns(keyword, ask.head)
        ):
            continue
        name, effect, words = bounds.judged(keyword, ask.base, ask.head)
        written = "format" if keyword == RANGE else keyword
        yield ask.difference(name, effect, words, written)


def _respelt(old: Json, new: Json) -> bool:
    return only_in(old or "", new or "") is False and only_in(new or "", old or "") is False


def as_text(ask: Question) -> bool:
    """Whether the later node takes any text where the earlier took plain values, outside of JSON.

    Everything in a URL or a header is text, so a string without bounds allows it all.
    """
    inner, outer = (ask.base, ask.head) if ask.side is Side.REQUEST else (ask.head, ask.base)
    free = not any(key in outer for key in ("enum", *bounds.OF_STRINGS, "anyOf", "allOf", "not"))
    types = inner.get("type", ())
    plain = set(types) <= {"integer", "number", "boolean", "string"} if types else not tells(inner)
    return free and plain and outer.get("type") == ["string"] and types != ["string"]


__all__ = ["as_text", "compare", "typed"]

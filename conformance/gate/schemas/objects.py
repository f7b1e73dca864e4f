"""Compares members of objects: those listed, those demanded, and all others."""

import re
from collections.abc import Iterator

from conformance.gate.schemas.dialect import AT, HIDDEN
from conformance.gate.schemas.difference import PROPERTY, VALUE, Certainty, Difference
from conformance.gate.schemas.flat import tells
from conformance.gate.schemas.merging import Node
from conformance.gate.schemas.question import Question
from conformance.gate.side import Effect, Side
from spec import Json

_ABOUT = ("properties", "required", "additionalProperties", "patternProperties")


def compare(ask: Question) -> Iterator[Difference]:
    """Yield the differences of what two flat nodes say of the members of an object."""
    if not any(key in node for node in (ask.base, ask.head) for key in _ABOUT):
        return
    if not all("object" in node.get("type", ("object",)) for node in (ask.base, ask.head)):
        return
    if not all(tells(node) for node in (ask.base, ask.head)):
        return  # one of them takes anything: the type says so already
    base, head = ask.base.get("properties", {}), ask.head.get("properties", {})
    for name in base:
        if name in head and closed(head[name]) <= closed(base[name]):
            yield from _both(ask, name)
        else:
            yield from _removed(ask, name)
    for name in head:
        if name not in base:
            yield from _added(ask, name)
    yield from _required(ask)
    yield from _others(ask)


def unlisted(ask: Question, name: str) -> Iterator[Difference]:
    """Yield what became of a member that is not listed, such as *name*."""
    base, head = (_governing(node, name) or {AT: node.get(AT, "")} for node in (ask.base, ask.head))
    if closed(base) and closed(head):
        return
    if closed(base):
        words = f"properties like {name} are allowed now"
        yield ask.difference("property-added", Effect.CHANGED, words, "patternProperties")
    elif closed(head):
        yield from _now_forbidden(ask, name)
    else:
        yield from ask.below(base, head, (PROPERTY, name))


def _both(ask: Question, name: str) -> Iterator[Difference]:
    base, head = ask.base["properties"][name], ask.head["properties"][name]
    hidden = HIDDEN in base, HIDDEN in head
    if not any(hidden):
        yield from ask.below(base, head, (PROPERTY, name))
    elif not all(hidden):
        flag = "readOnly" if ask.side is Side.REQUEST else "writeOnly"
        change = "became" if hidden[1] else "is no longer"
        words = f"property {name} {change} {flag}"
        yield ask.difference("mutability-changed", Effect.CHANGED, words, "properties", name)


def _removed(ask: Question, name: str) -> Iterator[Difference]:
    """Yield what it means that the property *name* is not listed any more."""
    base = ask.base["properties"][name]
    if HIDDEN in base:
        return
    others = ask.head.get("properties", {}).get(name) or _governing(ask.head, name)
    if others is None:
        yield from _now_unlisted(ask, name)
    elif closed(others):
        yield from _now_forbidden(ask, name)
    else:
        yield from ask.below(base, others, (PROPERTY, name))
        if ask.side is Side.RESPONSE:
            yield from _now_unlisted(ask, name)


def _now_unlisted(ask: Question, name: str) -> Iterator[Difference]:
    words = f"property {name} removed"
    kept = name in ask.head.get("required", ())
    if ask.side is Side.RESPONSE and name in ask.base.get("required", ()) and not kept:
        rule = "required-property-removed"
    else:
        rule = "property-removed"
    found = ask.difference(rule, Effect.CHANGED, words, "properties", name)
    if ask.side is Side.RESPONSE:
        missing = ask.witnessed(found, {"type": "object", "required": [name]})
        found = missing if missing.proof else ask.witnessed(found, ask.demand("properties"))
    yield ask.marked(found, Certainty.PROVED)


def _now_forbidden(ask: Question, name: str) -> Iterator[Difference]:
    words = f"property {name} removed"
    if ask.side is Side.RESPONSE:
        required = name in ask.base.get("required", ())
        rule = "required-property-removed" if required else "property-removed"
        found = ask.difference(rule, Effect.CHANGED, words, "properties", name)
        found = ask.witnessed(found, {"required": [name]})
        yield ask.marked(found, Certainty.PROVED)
        return
    words += ", and no others are allowed"
    found = ask.difference("closed-property-removed", Effect.NARROWED, words, "properties", name)
    demand = ask.demand("properties", "patternProperties", "additionalProperties")
    yield ask.marked(ask.witnessed(found, demand), Certainty.PROVED)


def _added(ask: Question, name: str) -> Iterator[Difference]:
    """Yield what it means that the property *name* is new."""
    head = ask.head["properties"][name]
    if HIDDEN in head:
        return
    others = _governing(ask.base, name)
    if others is not None and not closed(others):
        yield from ask.below(others, head, (PROPERTY, name))
    asked = [name in node.get("required", ()) for node in (ask.base, ask.head)]
    if asked == [False, True]:
        return  # told as a property that is required now
    if all(asked) and others is None:
        yield from ask.below({AT: ask.base.get(AT, "")}, head, (PROPERTY, name))
    words = f"optional property {name} added"
    yield ask.difference("property-added", Effect.CHANGED, words, "properties", name)


def _required(ask: Question) -> Iterator[Difference]:
    base, head = set(ask.base.get("required", ())), set(ask.head.get("required", ()))
    for name in sorted(head - base):
        new = name not in ask.base.get("properties", {})
        rule = "required-property-added" if new else "property-became-required"
        words = f"required property {name} added" if new else f"property {name} became required"
        found = ask.difference(rule, Effect.NARROWED, words, "required")
        if ask.side is Side.REQUEST:
            found = ask.witnessed(found, {"type": "object", "required": [name]})
            found = ask.marked(found, Certainty.PROVED)
        yield found
    for name in sorted(base - head):
        if name not in ask.head.get("properties", {}) and _told_as_removed(ask, name):
            continue
        words = f"property {name} became optional"
        found = ask.difference("property-became-optional", Effect.WIDENED, words, "required")
        if ask.side is Side.RESPONSE:
            found = ask.witnessed(found, {"type": "object", "required": [name]})
            found = ask.marked(found, Certainty.PROVED)
        yield found


def _told_as_removed(ask: Question, name: str) -> bool:
    listed = ask.base.get("properties", {}).get(name)
    return listed is not None and HIDDEN not in listed


def _others(ask: Question) -> Iterator[Difference]:
    """Yield what has changed for members that are not listed."""
    base, head = ask.base.get("additionalProperties"), ask.head.get("additionalProperties")
    shut = base is not None and closed(base), head is not None and closed(head)
    open_ = base is None or not tells(base), head is None or not tells(head)
    if all(shut) or all(open_):
        return
    if any(shut):
        yield from _closing(ask, shut=shut[1])
    else:
        yield from ask.below(base or {AT: ask.base.get(AT, "")},
                             head or {AT: ask.head.get(AT, "")}, (VALUE, ""))  # fmt: skip


def _closing(ask: Question, *, shut: bool) -> Iterator[Difference]:
    if shut:
        rule, effect = "additional-properties-forbidden", Effect.NARROWED
        words = "properties that are not listed are no longer allowed"
    else:
        rule, effect = "additional-properties-allowed", Effect.WIDENED
        words = "properties that are not listed are allowed now"
    found = ask.difference(rule, effect, words, "additionalProperties")
    if shut and ask.side is Side.REQUEST:
        demand = ask.demand("properties", "patternProperties", "additionalProperties")
        found = ask.marked(ask.witnessed(found, demand), Certainty.PROVED)
    yield found


def _governing(node: Node, name: str) -> Json:
    """Return the schema of a member that *node* does not list; None if anything goes."""
    for pattern, schema in node.get("patternProperties", {}).items():
        try:
            if re.search(pattern, name):
                return schema
        except re.error:
            continue
    others = node.get("additionalProperties")
    return None if others is None or not tells(others) else others


def closed(node: Json) -> bool:
    """Whether *node* allows nothing at all."""
    return "not" in node and not tells(node["not"])

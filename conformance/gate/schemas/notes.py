"""Compares what schemas say to people and programs without allowing or forbidding anything."""

from collections.abc import Iterator

from conformance.gate.promise import LEVELS, STABILITY, SUNSET, day
from conformance.gate.schemas.dialect import DEFAULT
from conformance.gate.schemas.difference import Certainty, Difference
from conformance.gate.schemas.merging import Node
from conformance.gate.schemas.question import Question
from conformance.gate.schemas.words import json
from conformance.gate.side import Effect, Side
from spec import Json

_HOISTED = "0123456789-"  # what a bundle puts before a name


def compare(ask: Question) -> Iterator[Difference]:
    """Yield the differences of notes on two flat nodes."""
    yield from _default(ask)
    yield from _deprecation(ask)
    yield from _stability(ask)
    yield from _known_values(ask)
    yield from _invariants(ask)
    if _tag(ask.base) != _tag(ask.head):
        words = "the discriminator changed"
        yield ask.difference("discriminator-changed", Effect.CHANGED, words, "discriminator")


def _tag(node: Node) -> Json:
    """Return what a discriminator says, by the names of schemas, wherever they are written."""
    given = node.get("discriminator")
    if not isinstance(given, dict) or not isinstance(given.get("mapping"), dict):
        return given
    mapping = {
        tag: str(target).rpartition("/")[2].removesuffix(".yaml").lstrip(_HOISTED)
        for tag, target in given["mapping"].items()
    }
    return {**given, "mapping": mapping}


def _default(ask: Question) -> Iterator[Difference]:
    old, new = ask.base.get(DEFAULT), ask.head.get(DEFAULT)
    if old != new:
        words = f"default changed from {_said(old)} to {_said(new)}"
        yield ask.difference("default-changed", Effect.CHANGED, words, "default")


def _said(value: object) -> str:
    return "none" if value is None else json(value)


def _deprecation(ask: Question) -> Iterator[Difference]:
    old, new = ask.base.get("deprecated") is True, ask.head.get("deprecated") is True
    if new and not old:
        yield ask.difference("property-deprecated", Effect.CHANGED, "deprecated", "deprecated")
    if old and not new:
        words = "no longer deprecated"
        yield ask.difference("property-reactivated", Effect.CHANGED, words, "deprecated")
    sunset = ask.head.get(SUNSET)
    if new and sunset is not None and sunset != ask.base.get(SUNSET) and day(sunset) is None:
        words = f"the sunset {sunset} is no day"
        found = ask.difference("property-sunset-unreadable", Effect.CHANGED, words, SUNSET)
        yield ask.marked(found, Certainty.PROVED)


def _stability(ask: Question) -> Iterator[Difference]:
    old, new = (str(node.get(STABILITY) or LEVELS[-1]) for node in (ask.base, ask.head))
    if old == new or old not in LEVELS or new not in LEVELS:
        return
    verb = "decreased" if LEVELS.index(new) < LEVELS.index(old) else "increased"
    words = f"stability {verb} from {old} to {new}"
    found = ask.difference(f"property-stability-{verb}", Effect.CHANGED, words, STABILITY)
    yield ask.marked(found, Certainty.PROVED)


def _known_values(ask: Question) -> Iterator[Difference]:
    old, new = ask.base.get("x-extensible-enum"), ask.head.get("x-extensible-enum")
    if not isinstance(old, list) or not isinstance(new, list):
        return
    removed = [each for each in old if each not in new]
    added = [each for each in new if each not in old]
    if removed:
        words = f"known value {', '.join(map(str, removed))} removed"
        found = ask.difference("known-value-removed", Effect.NARROWED, words, "x-extensible-enum")
        breaks = ask.side is Side.REQUEST
        yield ask.marked(found, Certainty.PROVED if breaks else Certainty.HARMLESS)
    if added:
        words = f"known value {', '.join(map(str, added))} added"
        yield ask.difference("known-value-added", Effect.WIDENED, words, "x-extensible-enum")


def _invariants(ask: Question) -> Iterator[Difference]:
    old, new = _rules(ask.base), _rules(ask.head)
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) == new.get(name):
            continue
        verb, effect = "changed", Effect.CHANGED
        if name not in old:
            verb, effect = "added", Effect.NARROWED
        elif name not in new:
            verb, effect = "removed", Effect.WIDENED
        words = f"invariant {name} {verb}"
        found = ask.difference(f"invariant-{verb}", effect, words, "x-invariants")
        yield ask.marked(found, Certainty.PROVED)


def _rules(node: Node) -> dict[str, Json]:
    """Return what has to hold, by name; words about it do not count."""
    given = node.get("x-invariants")
    listed = given if isinstance(given, list) else []
    return {str(each.get("id")): each.get("rule") for each in listed if isinstance(each, dict)}

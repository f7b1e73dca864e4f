"""Pairs media types, ranges among them, and compares what they carry."""

from collections.abc import Iterator

from conformance.gate.change import Change
from conformance.gate.pairing import schemas
from conformance.gate.pairing.scene import Pair
from conformance.gate.side import Side

_TEXT = ("application/x-www-form-urlencoded", "multipart/form-data", "text/plain")


def compare(pair: Pair, side: Side, part: str) -> Iterator[Change]:
    """Yield what became of the media types at *pair*, a `content`.

    Args:
        pair: The two maps of media types.
        side: Who writes the bodies.
        part: What they are, in words.
    """
    base, head = _kinds(pair.base.names()), _kinds(pair.head.names())
    for kind, written in base.items():
        partners = _partners(kind, head, side)
        for after in partners:
            here = pair.of(pair.base.at(written), pair.head.at(after))
            yield from _both(here, side, _named(part, kind, base))
        if not partners:
            yield from _gone(pair, side, (kind, written), (part, head))
    for kind, written in head.items():
        if kind not in base:
            words = f"media type {kind} of the {part} added"
            here = pair.of(pair.base.at(written), pair.head.at(written))
            yield here.change(f"{side}-media-type-added", words, part)


def _gone(
    pair: Pair, side: Side, kind: tuple[str, str], among: tuple[str, dict[str, str]]
) -> Iterator[Change]:
    """Yield what it means that a type is not listed any more; its range may be."""
    (plain, written), (part, head) = kind, among
    wider = next((each for each in _ranges(plain) if each in head), None)
    here = pair.of(pair.base.at(written), pair.head.at(head[wider] if wider else written))
    if wider:
        words = f"media type {plain} of the {part} may be any of {wider} now"
        yield here.change(f"{side}-media-type-generalized", words, part)
        yield from _both(here, side, part)
    else:
        words = f"media type {plain} of the {part} removed"
        yield here.change(f"{side}-media-type-removed", words, part)


def _named(part: str, kind: str, kinds: dict[str, str]) -> str:
    return f"{part} ({kind})" if len(kinds) > 1 else part


def _both(pair: Pair, side: Side, part: str) -> Iterator[Change]:
    text = any(pair.base.pointer.endswith(each.replace("/", "~1")) for each in _TEXT)
    for member in ("schema", "itemSchema"):
        inner = pair.of(pair.base.raw(member), pair.head.raw(member))
        if inner.base.there or inner.head.there:
            yield from schemas.compare(inner, side, part, text=text)
    old, new = pair.base.raw("encoding").value, pair.head.raw("encoding").value
    if isinstance(old, dict) and old and old != new:
        yield pair.change(f"{side}-encoding-changed", f"encoding of the {part} changed", part)


def _kinds(names: tuple[str, ...]) -> dict[str, str]:
    """Return the types in plain spelling, and how each is written."""
    return {_plain(name): name for name in names}


def _plain(name: str) -> str:
    kind, *parameters = [each.strip().lower() for each in name.split(";")]
    kept = sorted(each for each in parameters if each and not each.startswith("charset="))
    return ";".join([kind, *kept])


def _partners(kind: str, head: dict[str, str], side: Side) -> list[str]:
    """Return what stands for *kind* later, as it is written; of a range, what responses can be."""
    if kind in head:
        return [head[kind]]
    narrower = [written for each, written in head.items() if kind in _ranges(each)]
    return narrower if side is Side.RESPONSE else []


def _ranges(kind: str) -> tuple[str, str]:
    """Return the ranges that *kind* is of, the narrower one first."""
    return f"{kind.partition('/')[0]}/*", "*/*"

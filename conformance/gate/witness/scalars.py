"""Numbers and strings at the edges of what schemas allow, the least first."""

import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from math import ceil, floor

from conformance.gate.schemas.automaton import lengths, only_in
from conformance.gate.schemas.merging import Node
from conformance.gate.schemas.sizes import RANGE
from conformance.gate.witness.formats import SAMPLES
from conformance.gate.witness.patterns import matching
from spec import Json

_LONGEST = 100_000
_PLAIN = ("a", "", "A", "0", "-", " ", "é", "a b", "true", "1.5")
_BOUNDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")


def numbers(flat: Node, other: Node | None = None, *, whole: bool = False) -> list[Json]:
    """Return numbers that *flat* allows, least first, around the bounds of both.

    Args:
        flat: What has to allow them.
        other: What need not.
        whole: Whether only integers count.
    """
    edges = {0}
    for node in (flat, other or {}):
        bounds = [Fraction(node[key]) for key in _BOUNDS if key in node]
        bounds += [Fraction(each) for each in node.get(RANGE, (0, 0, 0))[1:]]
        edges |= {edge for bound in bounds for edge in (floor(bound), ceil(bound))}
    near = {Fraction(edge + step) for edge in edges for step in (0, 1, -1)}
    if not whole:
        near |= {edge + Fraction(1, 2) for edge in near} | {Fraction(1, 100)}
    for node in (flat, other or {}):
        near |= _multiples(node.get("multipleOf"), near)
    allowed = [each for each in near if _allows(flat, each)]
    return [_number(each) for each in sorted(allowed, key=lambda each: (abs(each), each < 0))]


def _multiples(of: Json, near: Iterable[Fraction]) -> set[Fraction]:
    if not of or of <= 0:
        return set()
    step = Fraction(str(of))
    found = {step * round(each / step) for each in near}
    near = {each + aside for each in found for aside in (step, -step)}
    return found | near | {step / 2}  # which is none of them


def _allows(flat: Node, number: Fraction) -> bool:
    _, least, most = flat.get(RANGE, ("", number, number))
    step = flat.get("multipleOf")
    return (
        number >= flat.get("minimum", number)
        and number <= flat.get("maximum", number)
        and ("exclusiveMinimum" not in flat or number > flat["exclusiveMinimum"])
        and ("exclusiveMaximum" not in flat or number < flat["exclusiveMaximum"])
        and least <= number <= most
        and (not step or (number / Fraction(str(step))).denominator == 1)
    )


def _number(number: Fraction) -> Json:
    return int(number) if number.denominator == 1 else float(number)


def strings(flat: Node, other: Node | None = None) -> list[str]:
    """Return strings that *flat* may allow, least first, around the lengths of both.

    Args:
        flat: What has to allow them.
        other: What need not.
    """
    nodes = (flat, other or {})
    seeds = [*matching(flat["pattern"])] if "pattern" in flat else []
    there = (other or {}).get("pattern", "")
    difference = only_in(flat.get("pattern", ""), there, *lengths(flat)) if there else None
    seeds += [difference] if isinstance(difference, str) else []
    seeds += SAMPLES.get(flat.get("format", ""), ())
    if not seeds:
        seeds = [*_PLAIN, *(each for many in SAMPLES.values() for each in many)]
        seeds += [each for node in nodes for each in matching(node.get("pattern", "a"))]
    least = flat.get("minLength", 0)
    sizes = {least} | {
        node[key] + step
        for node in nodes
        for key in ("minLength", "maxLength")
        if key in node
        for step in (-1, 0, 1)
    }
    drawn = [*seeds, *(_stretched(seed, length) for seed in seeds[:6] for length in sizes)]
    fits = _fitting(flat.get("pattern", ""))
    known = seeds if "format" in flat else drawn
    fitting = dict.fromkeys(
        each for each in known if least <= len(each) <= _most(flat) and fits(each)
    )
    return sorted(fitting, key=len) if "format" not in flat else list(fitting)


def _fitting(pattern: str) -> Callable[[str], bool]:
    """Return what tells whether a text has what *pattern* looks for; of an odd one, that it has."""
    try:
        expression = re.compile(pattern)
    except re.error:
        return bool
    return lambda text: expression.search(text) is not None


def _most(flat: Node) -> int:
    return min(int(flat.get("maxLength", _LONGEST)), _LONGEST)


def _stretched(seed: str, length: int) -> str:
    """Return *seed* made as long as *length* by repeating its last letter, or cut."""
    length = max(0, min(length, _LONGEST))
    return seed[:length] + (seed[-1:] or "a") * (length - len(seed))

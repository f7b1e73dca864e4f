"""Choosing lines and units: ranking, skipping, repeating and the limits of units.

Source: redemptions.md 4.4, E-4.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from mock_server.engine.discounts.targets import Target
from mock_server.engine.discounts.terms import Terms
from mock_server.engine.money import Money, least
from mock_server.engine.order import Line, Order

_FIRST_ONLY = frozenset({"APPLY_TO_CHEAPEST", "APPLY_TO_MOST_EXPENSIVE"})
_CHEAPEST_FIRST = frozenset({"APPLY_TO_CHEAPEST", "APPLY_FROM_CHEAPEST"})


@dataclass(frozen=True, slots=True)
class Pick:
    """A line to be discounted.

    `index` counts the lines of the order from 0, `units` are the discounted units of the line
    counted from 1, `entry` is what governs them.
    """

    index: int
    units: range
    entry: Target


def any_line(_line: Line) -> bool:
    """Accept every line."""
    return True


def picks(
    order: Order, terms: Terms, *, limited: bool = True, among: Callable[[Line], bool] = any_line
) -> tuple[Pick, ...]:
    """Return what an item-level effect touches on *order*, in the order of its turns.

    Lines take turns as they stand on the order; those of a ranked entry swap their turns among
    each other, the first in rank coming first. So limits of the whole discount trim later turns.

    Args:
        order: Lines without units are passed over.
        terms: Targets, and whether ONCE bars lines.
        limited: Whether the unit limits of the entries hold (E-5: not for every effect).
        among: Lines that it refuses are treated as no targets.
    """
    turns: list[tuple[int, Pick]] = []
    for entry, indices in _matched(order.items, terms, among).items():
        found = list(_chosen(entry, indices, order.items))
        if limited:
            found = list(_within_limits(entry, found))
        turns += zip(sorted(pick.index for pick in found), found, strict=True)
    return tuple(pick for _, pick in sorted(turns, key=lambda turn: turn[0]))


def worth(pick: Pick, line: Line) -> Money:
    """Return what is left to take off the picked units of *line*, in minor units.

    All units: the subtotal. Fewer: their price, but no more than the subtotal.
    """
    if len(pick.units) == line.quantity:
        return line.subtotal
    return least((line.unit_price or 0) * len(pick.units), line.subtotal)


def _matched(
    lines: Sequence[Line], terms: Terms, among: Callable[[Line], bool]
) -> dict[Target, list[int]]:
    """Group the targets among *lines* by the entry that governs them."""
    groups: dict[Target, list[int]] = {}
    for index, line in enumerate(lines):
        if line.quantity < 1 or terms.bars(line) or not among(line):
            continue
        entry = terms.targets.governing(line)
        if entry is not None:
            groups.setdefault(entry, []).append(index)
    return groups


def _chosen(entry: Target, indices: Sequence[int], lines: Sequence[Line]) -> Iterator[Pick]:
    """Rank, skip and repeat; APPLY_TO_CHEAPEST and its opposite stop after the first."""
    ranked = _ranked(entry, indices, lines)
    by = _by_unit if entry.target == "UNIT" else _by_line
    for pick in by(entry, ranked, lines):
        if entry.effect in _FIRST_ONLY:
            yield replace(pick, units=pick.units[:1]) if entry.target == "UNIT" else pick
            return
        yield pick


def _ranked(entry: Target, indices: Sequence[int], lines: Sequence[Line]) -> list[int]:
    """Sort *indices* by unit price, ties by subtotal and then as requested; unpriced ones go."""
    if entry.effect == "APPLY_TO_EVERY":
        return list(indices)
    sign = 1 if entry.effect in _CHEAPEST_FIRST else -1
    prices = {index: lines[index].unit_price for index in indices}
    keys = {
        index: (sign * price, lines[index].subtotal, index)
        for index, price in prices.items()
        if price is not None
    }
    return sorted(keys, key=keys.__getitem__)


def _by_line(entry: Target, ranked: Sequence[int], lines: Sequence[Line]) -> Iterator[Pick]:
    for index in ranked[entry.skip_initially :: max(1, entry.repeat)]:
        yield Pick(index, range(1, lines[index].quantity + 1), entry)


def _by_unit(entry: Target, ranked: Sequence[int], lines: Sequence[Line]) -> Iterator[Pick]:
    """Count single units across the lines: the first after the skip, then every `repeat`-th."""
    due, step = entry.skip_initially, max(1, entry.repeat)
    for index in ranked:
        quantity = lines[index].quantity
        units = range(due + 1, quantity + 1, step)
        due += step * len(units) - quantity
        if units:
            yield Pick(index, units, entry)


def _within_limits(entry: Target, found: Sequence[Pick]) -> Iterator[Pick]:
    left = entry.aggregated_quantity_limit
    for pick in found:
        units = pick.units[: entry.quantity_limit]
        if left is not None:
            units = units[:left]
            left -= len(units)
        if units:
            yield replace(pick, units=units)

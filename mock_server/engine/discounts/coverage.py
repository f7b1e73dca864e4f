"""Which lines and units the included and excluded entries match, as validations tell it.

Source: redemptions.md 4.4.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from mock_server.engine.discounts.picks import Pick, picks
from mock_server.engine.discounts.targets import Target
from mock_server.engine.discounts.terms import Terms
from mock_server.engine.order import Order

MOST_UNITS = 1000
"""Units of an order with more than this are not listed."""


@dataclass(frozen=True, slots=True)
class Matched:
    """What an entry matches of one line.

    `index` counts lines from 0, `units` the units of the line from 1; None where they are too many
    to list.
    """

    index: int
    units: tuple[int, ...] | None


Matches: TypeAlias = tuple[Matched, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What each entry of the two lists matches, in the order in which it is discounted."""

    included: tuple[Matches, ...] = ()
    excluded: tuple[Matches, ...] = ()


NOTHING_COVERED = Coverage()


def coverage(order: Order, terms: Terms) -> Coverage:
    """Return what the entries of the targets match on *order*; included ones with their limits."""
    targets = terms.targets
    if not (targets.included or targets.excluded):
        return NOTHING_COVERED
    listed = sum(line.quantity for line in order.items) <= MOST_UNITS
    found = picks(order, terms)
    return Coverage(
        tuple(_matches(_of(entry, found), listed=listed) for entry in targets.included),
        tuple(_matches(_all_of(entry, order), listed=listed) for entry in targets.excluded),
    )


def _of(entry: Target, found: Iterable[Pick]) -> Iterable[Pick]:
    return (pick for pick in found if pick.entry == entry)


def _all_of(entry: Target, order: Order) -> Iterable[Pick]:
    return (
        Pick(index, range(1, line.quantity + 1), entry)
        for index, line in enumerate(order.items)
        if entry.covers(line)
    )


def _matches(found: Iterable[Pick], *, listed: bool) -> Matches:
    return tuple(Matched(pick.index, tuple(pick.units) if listed else None) for pick in found)

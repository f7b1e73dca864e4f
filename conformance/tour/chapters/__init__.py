"""The chapters of the tour, in the order in which they are told.

Those that find most for a call come first: a short run ends with `closing`, or sooner.
"""

from collections.abc import Callable

from conformance.tour.chapters import (
    afterwards,
    cards,
    closing,
    codes,
    doors,
    leaving,
    lists,
    locks,
    neighbours,
    people,
    promotions,
    refusals,
    stack,
    tokens,
    traces,
    undoing,
    uses,
    vouchers,
)
from conformance.tour.guide import Guide

CHAPTERS: tuple[Callable[[Guide], None], ...] = (
    vouchers.tell,
    people.tell,
    promotions.tell,
    stack.tell,
    uses.tell,
    cards.tell,
    locks.tell,
    refusals.tell,
    undoing.tell,
    lists.tell,
    closing.tell,
    tokens.tell,
    neighbours.tell,
    doors.tell,
    codes.tell,
    traces.tell,
    afterwards.tell,
    leaving.tell,
)

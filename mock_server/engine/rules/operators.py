"""The operators of rules: what is found against what is wanted.

To add one: a line in `OPERATORS`. None of them fails on values that it cannot compare: it does not
hold. What is found may be nothing (absent), one value, or the parts of a list, of which one has to
fit. Source: resources.md 11.3.
"""

from collections.abc import Callable, Mapping

from mock_server.engine.rules.clock import Clock
from mock_server.engine.rules.moments import MOMENTS, is_date
from mock_server.engine.rules.operator import Holds, Operator, Wanted, is_number, is_text
from mock_server.engine.rules.rule import Check
from mock_server.engine.rules.value import Found, Number, Operand, Text, Value


def passes(checks: tuple[Check, ...], found: Found, clock: Clock) -> bool:
    """Say whether *found* passes all *checks* (E-18)."""
    return all(OPERATORS[one.operator].holds(found, one.operands, clock) for one in checks)


def _is(found: Found, wanted: Wanted, _clock: Clock) -> bool:
    return any(one in wanted for one in found)


def _is_not(found: Found, wanted: Wanted, clock: Clock) -> bool:
    return not _is(found, wanted, clock)


def _ordered(*signs: int) -> Holds:
    """Hold if something found is less (-1), equal (0) or more (1) than something wanted."""

    def holds(found: Found, wanted: Wanted, clock: Clock) -> bool:
        return any(_compared(one, other, clock) in signs for one in found for other in wanted)

    return holds


def _compared(found: Value, wanted: Operand, clock: Clock) -> int | None:
    """Compare numbers exactly and texts as the instants they name; None has no order."""
    match found, wanted:
        case Number(number), Number(other):
            return (number > other) - (number < other)
        case Text(text), Text(limit):
            moment, edge = clock.instant(text), clock.instant(limit)
            if moment is None or edge is None:
                return None
            return (moment > edge) - (moment < edge)
        case _:
            return None


def _spelt(fits: Callable[[str, str], bool]) -> Holds:
    def holds(found: Found, wanted: Wanted, _clock: Clock) -> bool:
        texts = [one.text for one in found if isinstance(one, Text)]
        parts = [one.text for one in wanted if isinstance(one, Text)]
        return any(fits(text, part) for text in texts for part in parts)

    return holds


def _contains(found: Found, wanted: Wanted, clock: Clock) -> bool:
    """A text contains any part of it, a list any of its members."""
    return _is(found, wanted, clock) or _is_part(found, wanted, clock)


_is_part = _spelt(lambda text, part: part in text)


def _counted(*signs: int) -> Holds:
    """Hold if fewer (-1), exactly (0) or more (1) values are found than a number wanted."""

    def holds(found: Found, wanted: Wanted, _clock: Clock) -> bool:
        count = len(found)
        numbers = [one.number for one in wanted if isinstance(one, Number)]
        return any((count > number) - (count < number) in signs for number in numbers)

    return holds


def _same(found: Found, wanted: Wanted, _clock: Clock) -> bool:
    return set(found) == set(wanted)


def _apart(found: Found, wanted: Wanted, _clock: Clock) -> bool:
    return set(found).isdisjoint(wanted)


def _has_order(operand: Operand) -> bool:
    return is_number(operand) or is_date(operand)


def _in_order(*signs: int) -> Operator:
    return Operator(_ordered(*signs), "a number or a date", _has_order)


OPERATORS: Mapping[str, Operator] = {
    "$is": Operator(_is),
    "$is_not": Operator(_is_not),
    "$in": Operator(_is),
    "$not_in": Operator(_is_not),
    "$less_than": _in_order(-1),
    "$less_than_or_equal": _in_order(-1, 0),
    "$more_than": _in_order(1),
    "$more_than_or_equal": _in_order(0, 1),
    "$greater_than_or_equal": _in_order(0, 1),
    "$after": Operator(_ordered(1), "a date", is_date),
    "$before": Operator(_ordered(-1), "a date", is_date),
    "$starts_with": Operator(_spelt(str.startswith), "text", is_text),
    "$ends_with": Operator(_spelt(str.endswith), "text", is_text),
    "$contains": Operator(_contains),
    "$count": Operator(_counted(0), "a number", is_number),
    "$count_more": Operator(_counted(1), "a number", is_number),
    "$count_less": Operator(_counted(-1), "a number", is_number),
    "$not_differ": Operator(_same),
    "$not_intersect": Operator(_apart),
    **MOMENTS,
}

"""What all lists share: pages, filters, time spans and orders.

Source: resources.md 1.9, redemptions.md 10.1.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from itertools import islice
from typing import Literal, TypeAlias, TypeVar

T = TypeVar("T")
Values: TypeAlias = tuple[str, ...]
Lookup: TypeAlias = Callable[[str], str | None]
"""Gives the value of a filter field as text: booleans as `true`, times as ISO 8601, None if unset.

An operator that is not in the table below is asked for as a field of its own, such as
`active.$expired`, and must give what the condition says; an empty condition means `true`.
"""


@dataclass(frozen=True, slots=True)
class Page:
    """The part of a list that is wanted; pages count from 1."""

    limit: int = 10
    number: int = 1

    def ends_before(self, total: int) -> bool:
        """Whether a list of *total* rows goes on after this page."""
        return self.limit * self.number < total


@dataclass(frozen=True, slots=True)
class Span:
    """An open interval of time: both bounds are strict (P-45), None is no bound."""

    after: datetime | None = None
    before: datetime | None = None

    def holds(self, moment: datetime | None) -> bool:
        """Whether *moment* lies inside; a missing moment only where there are no bounds."""
        if self.after is None and self.before is None:
            return True
        if moment is None or (self.after is not None and moment <= self.after):
            return False
        return self.before is None or moment < self.before


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions: field, then operator, then the values it compares with.

    The operators of one field must all hold; `junction` joins the fields.
    """

    fields: Mapping[str, Mapping[str, Values]] = field(default_factory=dict)
    junction: Literal["and", "or"] = "and"


FIRST_PAGE = Page()
ANY_TIME = Span()
NO_FILTER = Filter()


def matches(conditions: Filter, lookup: Lookup) -> bool:
    """Whether the row behind *lookup* meets *conditions*; without fields every row does."""
    if not conditions.fields:
        return True
    verdicts = (
        all(_holds(lookup, name, operator, values) for operator, values in operators.items())
        for name, operators in conditions.fields.items()
    )
    return any(verdicts) if conditions.junction == "or" else all(verdicts)


def paged(rows: Iterable[T], page: Page) -> tuple[tuple[T, ...], int]:
    """Return the rows of *page* and the number of all rows."""
    everything = tuple(rows)
    start = page.limit * (page.number - 1)
    return everything[start : start + page.limit], len(everything)


def sliced(rows: Iterable[T], page: Page) -> tuple[T, ...]:
    """Return the rows of *page*, reading no further than its last one."""
    start = page.limit * (page.number - 1)
    return tuple(islice(rows, start, start + page.limit))


def ordered(
    rows: Iterable[T], order: str, keys: Mapping[str, Callable[[T], datetime | str | int | None]]
) -> Sequence[T]:
    """Sort *rows* by the field of *keys* that *order* names, `-` before it turns the list round.

    Rows without a value come first; equal ones keep their order (turned round with the rest).
    """
    key = keys[order.removeprefix("-")]
    ranked = sorted(rows, key=lambda row: ((value := key(row)) is not None, value))
    return ranked[::-1] if order.startswith("-") else ranked


def as_text(value: object) -> str | None:
    """Return *value* as a filter sees it."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _holds(lookup: Lookup, name: str, operator: str, values: Values) -> bool:
    test = _TESTS.get(operator)
    if test is None:
        return lookup(f"{name}.{operator}") in (values if any(values) else ("true",))
    return test(lookup(name), values)


def _compared(
    accept: Callable[[int], bool], read: Callable[[str], Decimal | datetime | None]
) -> Callable[[str | None, Values], bool]:
    """Return a test that compares what *read* makes of both sides, texts where it makes nothing."""

    def test(actual: str | None, values: Values) -> bool:
        return actual is not None and any(accept(_order(actual, value, read)) for value in values)

    return test


def _order(left: str, right: str, read: Callable[[str], Decimal | datetime | None]) -> int:
    first, second = read(left), read(right)
    if isinstance(first, Decimal) and isinstance(second, Decimal):
        return (first > second) - (first < second)
    if isinstance(first, datetime) and isinstance(second, datetime):
        return (first > second) - (first < second)
    return (left > right) - (left < right)


def _number_or_time(text: str) -> Decimal | datetime | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return _time(text)


def _time(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _some(accept: Callable[[str, str], bool]) -> Callable[[str | None, Values], bool]:
    """Return a test that holds if *accept* says yes to any of the values."""
    return lambda actual, values: (
        actual is not None and any(accept(actual, value) for value in values)
    )


def _none(accept: Callable[[str, str], bool]) -> Callable[[str | None, Values], bool]:
    """Return the opposite of `_some`: a row without a value passes."""
    found = _some(accept)
    return lambda actual, values: not found(actual, values)


_TESTS: Mapping[str, Callable[[str | None, Values], bool]] = {
    "$is": _some(str.__eq__),
    "$in": _some(str.__eq__),
    "$is_not": _none(str.__eq__),
    "$not_in": _none(str.__eq__),
    "$has_value": lambda actual, _: actual is not None,
    "$is_unknown": lambda actual, _: actual is None,
    "$starts_with": _some(str.startswith),
    "$ends_with": _some(str.endswith),
    "$contains": _some(str.__contains__),
    "$not_contain": _none(str.__contains__),
    "$more_than": _compared(lambda order: order > 0, _number_or_time),
    "$less_than": _compared(lambda order: order < 0, _number_or_time),
    "$more_than_equal": _compared(lambda order: order >= 0, _number_or_time),
    "$less_than_equal": _compared(lambda order: order <= 0, _number_or_time),
    "$before": _compared(lambda order: order < 0, _time),
    "$after": _compared(lambda order: order > 0, _time),
}

"""A list that is asked for an order has it.

Source: resources.md 1.9, redemptions.md 10.1.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from conformance.claim import Claim
from conformance.finding import Finding
from conformance.history import History
from conformance.page import pages
from spec import Json

_CLAIM = Claim("lists_are_in_order", "resources.md 1.9")
_DEFAULTS = dict.fromkeys(("list_campaigns", "list_redemptions", "list_vouchers"), "-created_at")


def check(history: History) -> Iterator[Finding]:
    """Rows rise along the member that `order` names, or fall with a minus before it.

    Where nothing is asked for, some lists promise the newest row first.
    """
    for page in pages(history):
        order = page.asked("order") or _DEFAULTS.get(page.operation.id, "")
        member = order.removeprefix("-")
        values = [_value(row, member) for row in page.rows if isinstance(row, dict) and member]
        if page.holds("order") and not _ordered(values, falling=order.startswith("-")):
            message = f"is not in the order {order}"
            yield _CLAIM.broken(page.operation.id, [page.exchange], message, (order, values))


def _ordered(values: list[Json], *, falling: bool) -> bool:
    """Whether *values* rise or fall; what is null has no place in an order."""
    told = [value for value in values if isinstance(value, str)]
    return all(a >= b if falling else a <= b for a, b in pairwise(told))


def _value(row: Mapping[str, Json], member: str) -> Json:
    """Return what *row* is sorted by; records of redemptions call their birth `date`."""
    return row.get("date") if member == "created_at" and "date" in row else row.get(member)

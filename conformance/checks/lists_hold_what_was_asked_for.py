"""A filter lets through what fits, and nothing else.

Source: resources.md 0 and redemptions.md 10.
"""

import re
from collections.abc import Iterator, Mapping

from conformance.claim import Claim
from conformance.finding import Finding
from conformance.history import History
from conformance.page import Page, pages
from conformance.sighting import instant
from spec import Json

_CLAIM = Claim("lists_hold_what_was_asked_for", "redemptions.md 10")
_EQUAL = ("campaign_id", "campaign_type", "category", "code", "email", "name", "result")
_CONDITION = re.compile(r"filters\[(\w+)\]\[conditions\]\[\$(is|in|is_not|not_in)\]")
_NEGATIONS = ("is_not", "not_in")


def check(history: History) -> Iterator[Finding]:
    """Every row has the member that was asked for, and lies within the span."""
    for page in pages(history):
        for row in page.rows:
            for member, wanted, got in _misfits(page, row if isinstance(row, dict) else {}):
                message = f"gives a row whose {member} was not asked for"
                yield _CLAIM.broken(page.operation.id, [page.exchange], message, (wanted, got))


def _misfits(page: Page, row: Mapping[str, Json]) -> Iterator[tuple[str, str, Json]]:
    for member in _EQUAL:
        wanted = page.query.get(member)
        if wanted and member in row and row[member] not in wanted:
            yield member, " or ".join(wanted), row[member]
    yield from _unfiltered(page, row)
    yield from _others(page, row)
    for member in ("created_at", "updated_at"):
        told = instant(row.get(member))
        after, before = (instant(page.asked(f"{member}[{edge}]")) for edge in ("after", "before"))
        if told is not None and after is not None and told <= after:
            yield member, f"after {after}", row[member]
        if told is not None and before is not None and told >= before:
            yield member, f"before {before}", row[member]


def _unfiltered(page: Page, row: Mapping[str, Json]) -> Iterator[tuple[str, str, Json]]:
    """Yield what a filter would have kept back, if all of them have to let a row through."""
    if page.asked("filters[junction]").upper() == "OR":
        return
    for name, wanted in page.query.items():
        found = _CONDITION.fullmatch(name)
        if found and found[1] in row:
            negated = found[2] in _NEGATIONS
            if (row[found[1]] in wanted) is negated:
                told = f"{'not ' if negated else ''}{' or '.join(wanted)}"
                yield found[1], told, row[found[1]]


def _others(page: Page, row: Mapping[str, Json]) -> Iterator[tuple[str, str, Json]]:
    """Yield whose the row is, if that is somebody else than who was asked for, by either id."""
    wanted, told = page.asked("customer"), row.get("customer")
    if wanted and isinstance(told, dict) and {"id", "source_id"} <= told.keys():
        if wanted not in (told["id"], told["source_id"]):
            yield "customer", wanted, told["source_id"]
    elif wanted and "customer_id" in row and row["customer_id"] is None:
        yield "customer", wanted, None

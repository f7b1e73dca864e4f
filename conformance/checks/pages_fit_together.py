"""Pages cut a list into pieces: nothing twice, nothing lost.

Source: resources.md 0.
"""

from collections.abc import Iterator

from conformance.claim import Claim
from conformance.finding import Finding
from conformance.history import History
from conformance.page import Page, pages

_CLAIM = Claim("pages_fit_together", "resources.md 0")


def check(history: History) -> Iterator[Finding]:
    """Every page has as many rows as its total leaves for it, and none of them twice."""
    for page in pages(history):
        size, wanted = len(page.rows), _size(page)
        if size > page.limit and page.holds("limit"):
            yield _broken(page, "gives more rows than its limit", (page.limit, size))
        elif wanted is not None and size != wanted:
            yield _broken(page, "has not the rows that its total leaves for it", (wanted, size))
        ids = [row.get("id") for row in page.rows if isinstance(row, dict)]
        if len({*map(str, ids)}) < len(ids):
            yield _broken(page, "has a row twice", (f"{len(ids)} ids", ids))


def _size(page: Page) -> int | None:
    """Return how many rows there have to be; None if nobody knows."""
    if page.total is None or page.query.keys() & {"starting_after", "starting_after_id"}:
        return None
    if not page.holds("limit"):
        return None
    return min(page.limit, max(0, page.total - (page.number - 1) * page.limit))


def _broken(page: Page, message: str, contrast: tuple[object, object]) -> Finding:
    return _CLAIM.broken(page.operation.id, [page.exchange], message, contrast)

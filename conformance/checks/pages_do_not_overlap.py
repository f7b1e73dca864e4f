"""What stood on one page does not stand on the next, and all pages count the same.

Source: resources.md 0, redemptions.md 18.14.
"""

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from conformance.claim import Claim
from conformance.finding import Finding
from conformance.history import History
from conformance.page import Page, pages
from conformance.rereading import Kind, kind_of

_CLAIM = Claim("pages_do_not_overlap", "resources.md 0")
_ONLY_HOW = {"limit", "order", "page"}


def check(history: History) -> Iterator[Finding]:
    """No row is on two pages of one list, if nothing was written in between.

    Its total does not depend on which page is read, nor on how long that is.
    """
    if not history.alone:
        return
    for sequence in history.sequences():
        seen: dict[object, dict[str, Page]] = {}
        counted: dict[object, Page] = {}
        for exchange, operation in sequence:
            if kind_of(exchange, operation) in (Kind.WRITE, Kind.RECORDED):
                seen.clear()
                counted.clear()
            for page in pages(History(history.contract, (exchange,))):
                yield from _met(page, seen.setdefault(_asked(page), {}))
                yield from _counts(page, counted.setdefault(_filtered(page), page))


def _met(page: Page, known: dict[str, Page]) -> Iterator[Finding]:
    """Yield the rows of *page* that are *known* from another page, and remember the others."""
    for id_ in _ids(page):
        earlier = known.setdefault(id_, page)
        if earlier.number != page.number:
            calls = (earlier.exchange, page.exchange)
            message = "gives a row on two pages"
            contrast = (f"only on page {earlier.number}", id_)
            yield _CLAIM.broken(page.operation.id, calls, message, contrast)


def _counts(page: Page, earlier: Page) -> Iterator[Finding]:
    """Yield that *page* states another total than the *earlier* one, which is another page.

    What changes when it is read again is the business of other checks.
    """
    another = earlier.exchange.url != page.exchange.url
    if another and None not in (earlier.total, page.total) and earlier.total != page.total:
        calls, contrast = (earlier.exchange, page.exchange), (earlier.total, page.total)
        yield _CLAIM.broken(page.operation.id, calls, "counts other rows on another page", contrast)


def _ids(page: Page) -> list[str]:
    return [str(row["id"]) for row in page.rows if isinstance(row, dict) and "id" in row]


def _asked(page: Page) -> object:
    """Return what tells the list of *page* from others: all of its URL but the page."""
    rest = sorted((name, *told) for name, told in page.query.items() if name != "page")
    return (urlsplit(page.exchange.url).path, *rest)


def _filtered(page: Page) -> object:
    """Return what tells the rows that *page* counts from others: what they are filtered by."""
    url = urlsplit(page.exchange.url)
    asked = parse_qsl(url.query, keep_blank_values=True)
    return (url.path, *sorted(pair for pair in asked if pair[0] not in _ONLY_HOW))

"""How many there are does not depend on which page is read.

Source: redemptions.md 18.14.
"""

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from conformance.claim import Claim
from conformance.finding import Finding
from conformance.history import History
from conformance.page import Page, pages
from conformance.rereading import Kind, kind_of

_CLAIM = Claim("totals_stay", "redemptions.md 18.14")
_ONLY_HOW = {"limit", "order", "page"}


def check(history: History) -> Iterator[Finding]:
    """All pages of a list state one total, however long they are, if nothing was written."""
    if not history.alone:
        return
    for sequence in history.sequences():
        known: dict[object, Page] = {}
        for exchange, operation in sequence:
            if kind_of(exchange, operation) in (Kind.WRITE, Kind.RECORDED):
                known.clear()
            for page in pages(History(history.contract, (exchange,))):
                earlier = known.setdefault(_asked(page), page)
                if None not in (earlier.total, page.total) and earlier.total != page.total:
                    calls, contrast = (earlier.exchange, exchange), (earlier.total, page.total)
                    message = "counts other rows on another page"
                    yield _CLAIM.broken(operation.id, calls, message, contrast)


def _asked(page: Page) -> object:
    """Return what tells the list of *page* from others: what it is filtered by."""
    url = urlsplit(page.exchange.url)
    asked = parse_qsl(url.query, keep_blank_values=True)
    return (url.path, *sorted(pair for pair in asked if pair[0] not in _ONLY_HOW))

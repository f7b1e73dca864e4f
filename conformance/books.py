"""Follows one number of every voucher through a history."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from conformance.claim import Claim
from conformance.finding import Finding
from conformance.history import Exchange, History
from conformance.movements import Movement, Standing, movements, standings
from spec import Operation

_SERVER_ERROR = 500
_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Book:
    """A number that every voucher has.

    Attributes:
        kept: The number, of a voucher as an answer shows it; None if it does not.
        moved: What a success adds to the number.
        message: What is wrong if the two do not agree.
    """

    kept: Callable[[Standing], int | None]
    moved: Callable[[Movement], int]
    message: str


@dataclass(slots=True)
class _Page:
    """What a number has to be, and the calls since it was last seen."""

    number: int
    since: list[Exchange]


def breaks(history: History, claim: Claim, book: Book) -> Iterator[Finding]:
    """Yield every place where a number is not what it was plus what moved since."""
    for sequence in history.sequences():
        pages: dict[str, _Page] = {}
        for exchange, operation in sequence:
            _move(pages, exchange, operation, book.moved)
            for standing in standings(exchange, operation):
                number, page = book.kept(standing), pages.get(standing.voucher)
                if page is not None and _wrong(page, number, operation):
                    calls = [each for each in page.since[-_SHOWN:] if each is not exchange]
                    contrast = (page.number, number)
                    yield claim.broken(operation.id, (*calls, exchange), book.message, contrast)
                if number is not None:
                    pages[standing.voucher] = _Page(number, [exchange])


def _move(
    pages: dict[str, _Page],
    exchange: Exchange,
    operation: Operation,
    moved: Callable[[Movement], int],
) -> None:
    """Write down what *exchange* moved; an error of the server's own may have moved anything."""
    if exchange.status >= _SERVER_ERROR:
        pages.clear()
    for movement in movements(exchange, operation):
        page = pages.get(movement.voucher)
        if page is not None:
            page.number += moved(movement)
            page.since.append(exchange)


def _wrong(page: _Page, number: int | None, operation: Operation) -> bool:
    """Whether *number* should have been another; a voucher that is changed starts afresh."""
    return number is not None and number != page.number and operation.id != "update_voucher"

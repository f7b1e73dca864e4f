"""What goes from a card is what was redeemed, and what comes was rolled back or put on.

Source: redemptions.md 5 and 18.
"""

from collections.abc import Iterator

from conformance.books import Book, breaks
from conformance.claim import Claim
from conformance.finding import Finding
from conformance.history import History

_CLAIM = Claim("balances_are_conserved", "redemptions.md 5")
_BALANCE = Book(
    kept=lambda standing: standing.balance,
    moved=lambda movement: -movement.worth,
    message="the balance of a card does not follow from what was redeemed and rolled back",
)


def check(history: History) -> Iterator[Finding]:
    """The balance of every card is the one before, less what moved since."""
    yield from breaks(history, _CLAIM, _BALANCE)

"""Every redemption counts once, and every rollback takes one back.

Source: redemptions.md 7 and 18.
"""

from collections.abc import Iterator

from conformance.books import Book, breaks
from conformance.claim import Claim
from conformance.finding import Finding
from conformance.history import History
from conformance.movements import standings

_CLAIM = Claim("uses_are_counted", "redemptions.md 7")
_USES = Book(
    kept=lambda standing: standing.redeemed,
    moved=lambda movement: movement.uses,
    message="redeemed_quantity does not follow from the redemptions and rollbacks",
)


def check(history: History) -> Iterator[Finding]:
    """Counters follow from the redemptions, and stay within the quantity."""
    yield from breaks(history, _CLAIM, _USES)
    yield from _beyond(history)


def _beyond(history: History) -> Iterator[Finding]:
    message = "a voucher was redeemed more often than its quantity allows"
    for exchange, operation in history.calls():
        for standing in standings(exchange, operation):
            allowed, redeemed = standing.quantity, standing.redeemed or 0
            if allowed is not None and redeemed > allowed and operation.id != "update_voucher":
                contrast = (f"at most {allowed}", redeemed)
                yield _CLAIM.broken(operation.id, [exchange], message, contrast)

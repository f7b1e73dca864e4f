"""One line in the ledger of a card (resources.md 2.5)."""

from conformance.model.nouns.voucher import GIFT
from conformance.model.unknown import UNKNOWN, Known

_VERBS = {"redeemed": "REDEMPTION", "refunded": "REFUND", "added": "ADDITION", "removed": "REMOVAL"}


def entry(card: Known, verb: str, amount: Known) -> Known:
    """Return what the ledger of *card* shows of a change.

    Args:
        card: Afterwards.
        verb: `redeemed`, `refunded`, `added` or `removed`.
        amount: By how much its balance changed, signed; credits or points.
    """
    gift = card["type"] == GIFT
    balance = card["gift" if gift else "loyalty_card"]["balance"]
    return {
        "type": f"{'CREDITS' if gift else 'POINTS'}_{_VERBS[verb]}",
        "voucher_id": card["id"],
        "details": {"balance": {"balance": balance, "amount": amount}},
    }


def of_balance(card: Known, amount: int, sent: Known) -> Known:
    """Return what the ledger shows of a call that changed the balance of *card* by *amount*."""
    shown = entry(card, "added" if amount > 0 else "removed", amount)
    source = sent.get("source_id")
    return {**shown, "source_id": source, "reason": sent.get("reason", UNKNOWN)}

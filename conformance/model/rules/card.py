"""Gift cards (redemptions.md 5.1)."""

from conformance.model.nouns.voucher import GIFT, count
from conformance.model.rules.cart import Cart
from conformance.model.rules.eligibility import Reason
from conformance.model.rules.locks import locked
from conformance.model.rules.redeemable import Redeemable
from conformance.model.scene import Scene
from conformance.model.unknown import UNKNOWN, Known, Unpredictable, known


def missing(wanted: Redeemable, cart: Cart | Known) -> Reason | None:
    """Return what the order lacks that a gift card needs, None if it lacks nothing.

    Raises:
        Unpredictable: the order's amounts are not known.
    """
    if wanted.document.get("type") != GIFT:
        return None
    if cart is UNKNOWN:
        raise Unpredictable("the amounts of the order")
    on_lines = wanted.document["gift"].get("effect") == "APPLY_TO_ITEMS"
    if on_lines:
        lines = [line for line in cart.lines if known(line.amount)]
        keys = frozenset({"missing_order_items_amount"})
        return None if lines else Reason(keys, "redemptions.md 5.1")
    return None if cart.amount else _no_amount(cart)


def _no_amount(cart: Cart) -> Reason | None:
    """Return that an amount is missing; whether zero is one the sources do not say."""
    if cart.amount == 0:
        raise Unpredictable("a gift card on an order that costs nothing")
    return Reason(frozenset({"missing_amount"}), "redemptions.md 5.1")


def spent(scene: Scene, wanted: Redeemable, cart: Cart) -> tuple[Cart, int]:
    """Return *cart* after the gift card *wanted*, and the credits that it took (P-21, E-6)."""
    balance = known(wanted.document["gift"]["balance"])
    surely, perhaps = locked(scene, wanted.document)
    if len(surely) != len(perhaps):
        raise Unpredictable("credits that may be held")
    available = count(balance) - sum(each.amount for each in surely)
    credits = min(wanted.gift.get("credits", available), available)
    if wanted.document["gift"].get("effect") == "APPLY_TO_ITEMS":
        offs, left = [], credits
        for line in cart.lines:
            offs.append(min(line.left, left))
            left -= offs[-1]
        after = cart.less_on_lines(offs)
    else:
        after = cart.less(credits)
    return after, cart.total - after.total

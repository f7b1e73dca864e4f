"""What a rollback is about, and what it changes (redemptions.md 9.1, 9.3)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from conformance.model.documents import edited
from conformance.model.edit import Blur, Book, Edit, Put, Smudge
from conformance.model.nouns import customer, promotion_tier, transaction
from conformance.model.nouns import voucher as vouchers
from conformance.model.nouns.order import CHANGING
from conformance.model.rules.party import Party
from conformance.model.scene import Scene
from conformance.model.unknown import UNKNOWN, Known
from spec import Json


@dataclass(frozen=True, slots=True)
class Undoing:
    """A rollback that is asked for.

    Attributes:
        scene: The call.
        record: The redemption.
        children: Of a stack, in their order; only itself of a single one.
        party: Whom the call names.
    """

    scene: Scene
    record: Known
    children: tuple[Known, ...]
    party: Party


def changes(undoing: Undoing) -> Iterator[Edit]:
    """Yield what a rollback changes that its answer does not show in full."""
    for each in undoing.children:
        yield Put("redemptions", {**each, "status": "ROLLED_BACK"})
        yield from _given_back(undoing, each)
    yield Put("redemptions", {**undoing.record, "status": "ROLLED_BACK"})
    yield Blur("customers", "summary.orders")
    yield from counted(undoing, _counters(undoing), customer.upserted)
    order = undoing.record.get("order")
    if isinstance(order, dict) and isinstance(order.get("id"), str):
        yield Smudge("orders", order["id"], CHANGING)


def _counters(undoing: Undoing) -> dict[str, Known]:
    """Return how the counters of the customer change.

    Whether a stack counts once or once for each part the sources do not say.
    """
    names = ("total_redeemed", "total_rolled_back", "total_rollback_succeeded")
    counts = (UNKNOWN,) * 3 if len(undoing.children) > 1 else (-1, 1, 1)
    return {
        **dict(zip(names, counts, strict=True)),
        "gift.redeemed_amount": -_refunded(undoing, "gift"),
        "loyalty_card.redeemed_points": -_refunded(undoing, "loyalty_card"),
    }


def _refunded(undoing: Undoing, kind: str) -> int:
    """Return what all cards of a *kind* get back: credits or points."""
    return sum(each.get("amount") or 0 for each in undoing.children if each.get(kind))


def _given_back(undoing: Undoing, record: Known) -> Iterator[Edit]:
    state = undoing.scene.state
    key = str(record["related_object_id"])
    if record["related_object_type"] == "promotion_tier":
        tier = state.find("promotion_tiers", key)
        if tier is not None:
            yield Put("promotion_tiers", promotion_tier.used(tier, UNKNOWN, UNKNOWN, -1))
        return
    card = state.find("vouchers", key)
    if card is None:
        return
    amount = record.get("amount") or 0
    after = vouchers.used(card, -amount, -1)
    yield Put("vouchers", after)
    if card["type"] in vouchers.UNITS:
        yield Book(card["id"], transaction.entry(after, "refunded", amount))


def counted(
    undoing: Undoing, counters: dict[str, Known], kept: Callable[[Known, Json], Known]
) -> Iterator[Edit]:
    """Yield what becomes of the customer who redeemed.

    Args:
        undoing: The rollback.
        counters: What to add to which.
        kept: Tells what becomes of the attributes that were sent; a rollback keeps them (9.1).
    """
    owner = undoing.record.get("customer_id")
    row = undoing.scene.state.find("customers", owner) if isinstance(owner, str) else None
    if row is not None:
        known = kept(row, undoing.party.sent) if undoing.party.sent else row
        after = customer.counted(known, counters)
        yield Put("customers", edited(after, {"summary.orders": UNKNOWN}))

"""Turning an evaluation into records: who redeemed what, on which order, in which stack.

Source: redemptions.md 2, 3.6, 3.7.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mock_server.engine.channel import Channel, Failure
from mock_server.engine.customer import Customer
from mock_server.engine.order import Order, OrderRedemption
from mock_server.engine.outcome import Applied
from mock_server.engine.promotion_tier import PromotionTier
from mock_server.engine.redeemable import Redeemable
from mock_server.engine.redemption import Redemption
from mock_server.engine.refusals import Refusal
from mock_server.engine.reward import Bought
from mock_server.engine.validity import Metadata
from mock_server.engine.voucher import Voucher


@dataclass(frozen=True, slots=True)
class Attempt:
    """What all records of one call have in common; `metadata` goes to every one of them."""

    date: datetime
    channel: Channel
    customer: Customer | None = None
    tracking_id: str | None = None
    metadata: Metadata | None = None
    session_key: str | None = None

    def record(self, id_: str) -> Redemption:
        """Return a record of this call that is about nothing but itself."""
        return Redemption(
            id=id_,
            date=self.date,
            channel=self.channel,
            related_object_type="redemption",
            related_object_id=id_,
            customer=self.customer,
            tracking_id=self.tracking_id,
            metadata=self.metadata,
            session_key=self.session_key,
        )


@dataclass(frozen=True, slots=True)
class Spent:
    """The records of a successful call and the order with its map; `parent` is None for one."""

    redemptions: tuple[Redemption, ...]
    parent: Redemption | None
    order: Order


def succeeded(
    attempt: Attempt, applied: Sequence[Applied], order: Order, ids: Sequence[str]
) -> Spent:
    """Record *applied* on *order*.

    Args:
        attempt: What the records have in common.
        applied: At least one, in order of application.
        order: The final state, saved; its map gains one entry.
        ids: One for each of *applied*, and one more for the parent if there are several (P-12).
    """
    children = [_child(attempt, one, id_) for one, id_ in zip(applied, ids, strict=False)]
    if len(children) == 1:
        only = children[0]
        order = _noted(order, _entry(only))
        return Spent((replace(only, order=order),), None, order)
    child_ids = tuple(child.id for child in children)
    parent = replace(attempt.record(ids[len(children)]), child_ids=child_ids)
    order = _noted(order, _entry(parent))
    family = tuple(
        replace(child, parent_id=parent.id, order=_running(one.order, order))
        for child, one in zip(children, applied, strict=True)
    )
    return Spent(family, replace(parent, order=order), order)


def failed(attempt: Attempt, about: Sequence[Redeemable], refusal: Refusal, id_: str) -> Redemption:
    """Record a call that failed with *refusal*.

    It is about the voucher or tier if the call had exactly one that exists, else about itself.
    """
    record = replace(attempt.record(id_), failure=Failure(refusal.key, refusal.message))
    if len(about) != 1 or about[0].missing is not None:
        return record
    return _about(record, about[0].voucher, about[0].tier)


def _child(attempt: Attempt, applied: Applied, id_: str) -> Redemption:
    voucher, tier = applied.redeemable.voucher, applied.redeemable.tier
    taken = None if voucher is None or voucher.discount is not None else applied.used
    if voucher is not None:
        voucher = voucher.redeemed(applied.used, attempt.date)
    if tier is not None:
        tier = tier.redeemed(applied.order)
    offer = applied.redeemable.offer
    bought = None if offer is None else Bought(offer)
    return replace(_about(attempt.record(id_), voucher, tier), amount=taken, bought=bought)


def _about(record: Redemption, voucher: Voucher | None, tier: PromotionTier | None) -> Redemption:
    if voucher is not None:
        return replace(
            record, voucher=voucher, related_object_type="voucher", related_object_id=voucher.id
        )
    if tier is not None:
        return replace(
            record,
            promotion_tier=tier,
            related_object_type="promotion_tier",
            related_object_id=tier.id,
        )
    return record


def _entry(record: Redemption) -> OrderRedemption:
    about = record.voucher or record.promotion_tier
    return OrderRedemption(
        id=record.id,
        date=record.date,
        related_object_type=record.related_object_type,
        related_object_id=record.related_object_id,
        related_object_parent_id=None if about is None else about.campaign_id,
        stacked=record.child_ids,
    )


def _noted(order: Order, entry: OrderRedemption) -> Order:
    return replace(order, redemptions=(*order.redemptions, entry))


def _running(state: Order, saved: Order) -> Order:
    """Return the running *state* after one child, as part of the *saved* order.

    Lines keep the ids that they were saved under; lines added later are not there yet.
    """
    items = tuple(
        replace(line, id=kept.id) for line, kept in zip(state.items, saved.items, strict=False)
    )
    return replace(
        state,
        id=saved.id,
        source_id=saved.source_id,
        metadata=saved.metadata,
        customer_id=saved.customer_id,
        referrer_id=saved.referrer_id,
        items=items,
    )

"""Vouchers: found, made, changed, topped up and deleted."""

from dataclasses import replace

from mock_server.engine.campaign import Campaign
from mock_server.engine.redemption import Redemption
from mock_server.engine.refusals import NotFound
from mock_server.engine.transaction import Transaction as Entry
from mock_server.engine.voucher import Voucher
from mock_server.engine.voucher_draft import VoucherChanges, VoucherDraft, changed, check
from mock_server.service import (
    campaigns,
    categories,
    codes,
    metadata_schemas,
    rules,
    transactions,
    trash_bin,
)
from mock_server.service.moment import Moment
from mock_server.service.transactions import Cause
from mock_server.store.base import Transaction
from mock_server.store.kinds import HOLDS, ORDERS, REDEMPTIONS, TRANSACTIONS, VOUCHERS, Record


def known(tx: Transaction, code_or_id: str) -> Voucher | None:
    """Return the voucher with that code or id, or None; a code beats an id."""
    return tx.first(VOUCHERS, "code", code_or_id) or tx.get(VOUCHERS, code_or_id)


def find(tx: Transaction, code_or_id: str) -> Voucher:
    """Return the voucher with that code or id.

    Raises:
        NotFound: There is none.
    """
    voucher = known(tx, code_or_id)
    if voucher is None:
        raise NotFound.of("voucher", code_or_id)
    return voucher


def create(tx: Transaction, at: Moment, draft: VoucherDraft) -> Voucher:
    """Make the voucher that *draft* describes, with its code or a random one.

    Raises:
        NotFound: The campaign, the category or a validation rule does not exist.
        DuplicateFound: The code is taken.
        InvalidVoucher: A loyalty card without a campaign.
        InvalidCampaign: The campaign does not take vouchers like this (resources.md 2.3).
        InvalidCodeConfig: No random code could be made.
        MetadataValidationFailed: The metadata is not as the project demands.
    """
    campaign = _campaign(tx, draft)
    metadata_schemas.check(tx, "voucher", draft.metadata)
    code = (
        codes.draw(tx, at, draft.code_config) if draft.code is None else codes.claim(tx, draft.code)
    )
    category, category_ids = categories.chosen(tx, draft.category)
    voucher = Voucher(
        id=at.new_id("v"),
        code=code,
        type=draft.type,
        created_at=at.now,
        discount=draft.discount,
        gift=draft.gift,
        loyalty_card=draft.loyalty_card,
        campaign_id=None if campaign is None else campaign.id,
        campaign=None if campaign is None else campaign.name,
        category=category,
        category_ids=category_ids,
        validity=draft.validity,
        active=draft.active,
        additional_info=draft.additional_info,
        metadata=draft.metadata,
        quantity=draft.quantity,
    )
    tx.put(VOUCHERS, voucher)
    rules.assign(tx, at, draft.rule_ids, ("voucher", voucher.id))
    return voucher


def update(tx: Transaction, at: Moment, code_or_id: str, changes: VoucherChanges) -> Voucher:
    """Change a voucher.

    Raises:
        NotFound: There is no such voucher, or no such category.
        InvalidVoucher: The type of the discount would change.
        MetadataValidationFailed: The metadata would not be as the project demands.
    """
    voucher = changed(find(tx, code_or_id), changes, at.now)
    if "metadata" in changes:
        metadata_schemas.check(tx, "voucher", voucher.metadata)
    if "category" in changes:
        category, category_ids = categories.chosen(tx, changes["category"])
        voucher = replace(voucher, category=category, category_ids=category_ids)
    tx.put(VOUCHERS, voucher)
    return voucher


def switch(tx: Transaction, at: Moment, code_or_id: str, *, active: bool) -> Voucher:
    """Enable or disable a voucher, whatever it was before.

    Raises:
        NotFound: There is no such voucher.
    """
    voucher = find(tx, code_or_id).switched(active, at.now)
    tx.put(VOUCHERS, voucher)
    return voucher


def top_up(tx: Transaction, at: Moment, code_or_id: str, amount: int, cause: Cause) -> Entry:
    """Add *amount* to the balance of a card, or take it away if negative; return the ledger entry.

    Raises:
        NotFound: There is no such voucher.
        Refusal: See `Voucher.topped_up`.
    """
    voucher = find(tx, code_or_id).topped_up(amount, at.now)
    tx.put(VOUCHERS, voucher)
    return transactions.record(tx, at, voucher, amount, cause)


def delete(tx: Transaction, at: Moment, code_or_id: str, *, force: bool) -> None:
    """Delete a voucher; without *force* its code stays taken (R-9).

    Raises:
        NotFound: There is no such voucher.
    """
    discard(tx, at, find(tx, code_or_id), force=force)


def discard(tx: Transaction, at: Moment, voucher: Voucher, *, force: bool) -> None:
    """Remove *voucher* with its records, holds, ledger and assigned rules (E-18)."""
    forget_records(tx, "related_object_id", voucher.id)
    rules.release(tx, voucher.id)
    for hold in list(tx.every(HOLDS, "voucher_id", voucher.id)):
        tx.remove(HOLDS, hold.id)
    for entry in list(tx.every(TRANSACTIONS, "voucher_id", voucher.id)):
        tx.remove(TRANSACTIONS, entry.id)
    tx.remove(VOUCHERS, voucher.id)
    if not force:
        trash_bin.add(tx, at, "voucher", voucher.id, voucher.code)


def forget_records(tx: Transaction, index: str, key: str) -> None:
    """Remove the redemptions and rollbacks under *key*: those of a voucher or campaign (E-18)."""
    for record in list(tx.every(REDEMPTIONS, index, key)):
        tx.remove(REDEMPTIONS, record.id)
        if record.parent_id is not None:
            _leave_stack(tx, record, record.parent_id)


def _leave_stack(tx: Transaction, child: Record, parent_id: str) -> None:
    """Take a child that is no more out of its stack, so that the rest can still be undone.

    With its last child the parent goes, and what undid it.
    """
    parent = tx.get(REDEMPTIONS, parent_id)
    if isinstance(parent, Redemption):
        left = parent.without(child.id)
        if left.child_ids:
            tx.put(REDEMPTIONS, left)
        else:
            forget_records(tx, "related_object_id", parent_id)
    order = None if child.order is None else tx.get(ORDERS, child.order.id or "")
    if order is not None:
        tx.put(ORDERS, order.without_child(child.id))


def _campaign(tx: Transaction, draft: VoucherDraft) -> Campaign | None:
    campaign = None if draft.campaign is None else campaigns.find(tx, draft.campaign)
    check(draft, campaign)
    return campaign

"""A voucher as a caller sent it: to be created, or changes of a stored one."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypedDict

from mock_server.engine.campaign import USUAL_CODES, Campaign, CodeConfig
from mock_server.engine.category import CategoryChoice
from mock_server.engine.discounts import Discount
from mock_server.engine.refusals import InvalidCampaign, InvalidVoucher
from mock_server.engine.validity import (
    ALWAYS,
    Metadata,
    Validity,
    ValidityChanges,
    with_metadata,
)
from mock_server.engine.voucher import Gift, LoyaltyCard, Voucher, VoucherType


@dataclass(frozen=True, slots=True)
class VoucherDraft:
    """A voucher to be created: `code` None asks for a random one that `code_config` describes.

    `campaign` is the id or name of the campaign that it belongs to, `rule_ids` are the validation
    rules that guard it.
    """

    type: VoucherType
    code: str | None = None
    code_config: CodeConfig = USUAL_CODES
    discount: Discount | None = None
    gift: Gift | None = None
    loyalty_card: LoyaltyCard | None = None
    quantity: int | None = None
    campaign: str | None = None
    category: CategoryChoice | None = None
    validity: Validity = ALWAYS
    active: bool = True
    additional_info: str | None = None
    metadata: Metadata | None = None
    rule_ids: tuple[str, ...] = ()


def check(draft: VoucherDraft, campaign: Campaign | None) -> None:
    """Refuse a voucher that cannot be alone, or that *campaign* does not take.

    A code of one's own goes only into a STANDALONE campaign, or as a card into a loyalty program; a
    random one only into the others.

    Raises:
        InvalidVoucher: A loyalty card without a campaign.
        InvalidCampaign: The voucher does not belong there.

    Source: resources.md 2.2, 2.3.
    """
    if campaign is not None:
        _check_campaign(draft, campaign)
    elif draft.type == "LOYALTY_CARD":
        raise InvalidVoucher("A LOYALTY_CARD needs a campaign")


def _check_campaign(draft: VoucherDraft, campaign: Campaign) -> None:
    if draft.code is None and campaign.type == "STANDALONE":
        raise InvalidCampaign("You can not generate vouchers for STANDALONE type campaign")
    if campaign.voucher is None or campaign.voucher.type != draft.type:
        raise InvalidCampaign(f"{campaign.campaign_type} campaign takes no {draft.type}")
    if draft.code is not None and campaign.type != "STANDALONE" and draft.type != "LOYALTY_CARD":
        raise InvalidCampaign("A code of your own needs a campaign of type STANDALONE")


class VoucherChanges(TypedDict, total=False):
    """Those fields that an update may change and the caller sent; None clears one."""

    discount: Discount
    category: CategoryChoice | None
    validity: ValidityChanges
    active: bool
    additional_info: str | None
    metadata: Metadata | None


def changed(voucher: Voucher, changes: VoucherChanges, now: datetime) -> Voucher:
    """Return *voucher* with *changes*, except for its category.

    Raises:
        InvalidVoucher: The type of the discount would change, or a card would become a discount.

    Source: resources.md 2.3 (PUT), R-2.
    """
    return replace(
        voucher,
        discount=_discount(voucher, changes),
        validity=replace(voucher.validity, **changes.get("validity", {})),
        active=changes.get("active", voucher.active),
        additional_info=changes.get("additional_info", voucher.additional_info),
        metadata=_metadata(voucher, changes),
        updated_at=now,
    )


def _discount(voucher: Voucher, changes: VoucherChanges) -> Discount | None:
    if "discount" not in changes:
        return voucher.discount
    if voucher.discount is None or voucher.discount.type != changes["discount"].type:
        raise InvalidVoucher("It is not possible to change Voucher discount type")
    return changes["discount"]


def _metadata(voucher: Voucher, changes: VoucherChanges) -> Metadata | None:
    if "metadata" not in changes:
        return voucher.metadata
    return with_metadata(voucher.metadata, changes["metadata"])

"""A campaign as a caller sent it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from mock_server.engine.campaign import CampaignType, GenerationType, VoucherTemplate
from mock_server.engine.category import CategoryChoice
from mock_server.engine.promotion_tier_draft import TierDraft
from mock_server.engine.refusals import InvalidCampaign
from mock_server.engine.validity import ALWAYS, Metadata, Validity
from mock_server.engine.voucher import VoucherType

_MADE_OF: Mapping[CampaignType, VoucherType] = {
    "DISCOUNT_COUPONS": "DISCOUNT_VOUCHER",
    "REFERRAL_PROGRAM": "DISCOUNT_VOUCHER",
    "GIFT_VOUCHERS": "GIFT_VOUCHER",
    "LOYALTY_PROGRAM": "LOYALTY_CARD",
}
_USUAL: Mapping[VoucherType, CampaignType] = {
    "DISCOUNT_VOUCHER": "DISCOUNT_COUPONS",
    "GIFT_VOUCHER": "GIFT_VOUCHERS",
    "LOYALTY_CARD": "LOYALTY_PROGRAM",
}
_VALUE: Mapping[VoucherType, str] = {
    "DISCOUNT_VOUCHER": "discount",
    "GIFT_VOUCHER": "gift",
    "LOYALTY_CARD": "loyalty_card",
}


@dataclass(frozen=True, slots=True)
class CampaignDraft:
    """A campaign to be created.

    `campaign_type` None is inferred from the template. `code` is the one code of a STANDALONE
    campaign, None for a random one; `tiers` are those of a PROMOTION. `rule_ids` are the validation
    rules that guard all its vouchers or tiers.
    """

    name: str
    campaign_type: CampaignType | None = None
    type: GenerationType = "AUTO_UPDATE"
    voucher: VoucherTemplate | None = None
    code: str | None = None
    vouchers_count: int = 0
    tiers: tuple[TierDraft, ...] = ()
    description: str | None = None
    category: CategoryChoice | None = None
    validity: Validity = ALWAYS
    activity_duration_after_publishing: timedelta | None = None
    join_once: bool = False
    auto_join: bool = False
    use_voucher_metadata_schema: bool = False
    metadata: Metadata | None = None
    rule_ids: tuple[str, ...] = ()

    @property
    def kind(self) -> CampaignType:
        """The type that was sent, or the one that the template makes likely (resources.md 3.1)."""
        if self.campaign_type is not None:
            return self.campaign_type
        return "PROMOTION" if self.voucher is None else _USUAL[self.voucher.type]

    @property
    def template(self) -> VoucherTemplate | None:
        """What the campaign's vouchers start with; those of a referral program are referral codes.

        None on promotions.
        """
        if self.voucher is None or self.kind == "PROMOTION":
            return None
        return replace(self.voucher, is_referral_code=self.kind == "REFERRAL_PROGRAM")

    @property
    def codes_wanted(self) -> int:
        """How many codes to generate at once: always one for STANDALONE, none for PROMOTION."""
        if self.kind == "PROMOTION":
            return 0
        return 1 if self.type == "STANDALONE" else self.vouchers_count

    @property
    def metadata_of(self) -> str:
        """Whose schema the metadata follows: that of the vouchers where they get it (3.4)."""
        return "voucher" if self.use_voucher_metadata_schema else "campaign"

    @property
    def joins_once(self) -> bool:
        """Whether a customer joins only once: always for loyalty, never for STANDALONE."""
        return self.kind == "LOYALTY_PROGRAM" or (self.join_once and self.type != "STANDALONE")


def check(draft: CampaignDraft) -> None:
    """Refuse a template that does not fit the type of its campaign.

    Raises:
        InvalidCampaign: The value that vouchers of this type need is missing, or there is no
            STANDALONE campaign of this type.

    Source: resources.md 3.1.
    """
    if draft.type == "STANDALONE" and draft.kind in {"LOYALTY_PROGRAM", "PROMOTION"}:
        raise InvalidCampaign(f"A {draft.kind} campaign cannot be STANDALONE")
    made_of = _MADE_OF.get(draft.kind)
    if made_of is None:
        return
    template = draft.voucher
    if template is None or template.type != made_of:
        raise InvalidCampaign(f"Property '{_VALUE[made_of]}' is required for {draft.kind} campaign")

"""A campaign: the parent of vouchers or of promotion tiers."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from mock_server.engine.discounts import Discount
from mock_server.engine.validity import ALWAYS, Metadata, Validity
from mock_server.engine.voucher import Gift, LoyaltyCard, VoucherType

CampaignType: TypeAlias = Literal[
    "DISCOUNT_COUPONS", "REFERRAL_PROGRAM", "GIFT_VOUCHERS", "LOYALTY_PROGRAM", "PROMOTION"
]
GenerationType: TypeAlias = Literal["AUTO_UPDATE", "STATIC", "STANDALONE"]
"""How vouchers come about later: by need, never, or there is just one."""

ALPHANUMERIC = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class CodeConfig:
    """How random codes look: each `#` of `pattern` becomes a character of `charset`.

    None means the default: eight characters of the 62 letters and digits (resources.md 2.4).
    """

    length: int | None = None
    charset: str | None = None
    prefix: str | None = None
    postfix: str | None = None
    pattern: str | None = None

    @property
    def template(self) -> str:
        """The pattern, of as many `#` as `length` says if none is set."""
        return self.pattern or "#" * (8 if self.length is None else self.length)

    @property
    def characters(self) -> str:
        """What a `#` can become."""
        return ALPHANUMERIC if self.charset is None else self.charset


USUAL_CODES = CodeConfig()


@dataclass(frozen=True, slots=True)
class VoucherTemplate:
    """What every voucher of a campaign starts with (resources.md 3.4)."""

    type: VoucherType
    discount: Discount | None = None
    gift: Gift | None = None
    loyalty_card: LoyaltyCard | None = None
    quantity: int | None = None
    code_config: CodeConfig = USUAL_CODES
    is_referral_code: bool = False


@dataclass(frozen=True, slots=True)
class Campaign:
    """A campaign as the project stores it; `voucher` is None on promotions."""

    id: str
    name: str
    campaign_type: CampaignType
    created_at: datetime
    type: GenerationType = "AUTO_UPDATE"
    voucher: VoucherTemplate | None = None
    description: str | None = None
    category: str | None = None
    category_ids: tuple[str, ...] = ()
    validity: Validity = ALWAYS
    active: bool = True
    join_once: bool = False
    auto_join: bool = False
    use_voucher_metadata_schema: bool = False
    metadata: Metadata | None = None
    updated_at: datetime | None = None

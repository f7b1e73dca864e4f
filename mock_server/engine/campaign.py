"""A campaign: the parent of vouchers or of promotion tiers."""

from dataclasses import dataclass
from datetime import datetime, timedelta
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
class ExpirationRules:
    """When the points of a loyalty campaign expire; None where a setting was not made.

    They are kept for whoever reads the campaign: the documents do not say on which day points
    begin to count, so none expire by them (resources.md 3.1).
    """

    period_type: Literal["MONTH", "FIXED_DAY_OF_YEAR"]
    period_value: int | None = None
    rounding_type: (
        Literal[
            "END_OF_MONTH", "END_OF_QUARTER", "END_OF_HALF_YEAR", "END_OF_YEAR", "PARTICULAR_MONTH"
        ]
        | None
    ) = None
    rounding_value: int | None = None
    fixed_month: int | None = None
    fixed_day: int | None = None


@dataclass(frozen=True, slots=True)
class VoucherTemplate:
    """What every voucher of a campaign starts with (resources.md 3.4).

    `expiration_rules` are of loyalty cards only.
    """

    type: VoucherType
    discount: Discount | None = None
    gift: Gift | None = None
    loyalty_card: LoyaltyCard | None = None
    quantity: int | None = None
    code_config: CodeConfig = USUAL_CODES
    is_referral_code: bool = False
    expiration_rules: ExpirationRules | None = None


@dataclass(frozen=True, slots=True)
class Campaign:
    """A campaign as the project stores it; `voucher` is None on promotions.

    `activity_duration_after_publishing` is how long a voucher lasts from the day on which somebody
    gets it, even beyond the campaign (redemptions.md 7.2); None leaves its dates alone.
    """

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
    activity_duration_after_publishing: timedelta | None = None
    active: bool = True
    join_once: bool = False
    auto_join: bool = False
    use_voucher_metadata_schema: bool = False
    metadata: Metadata | None = None
    updated_at: datetime | None = None

"""A redeemable: what a caller asks to redeem, and what the project knows of it."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from mock_server.engine.campaign import Campaign
from mock_server.engine.category import Category
from mock_server.engine.discounts import EVERYTHING, Discount, Targets
from mock_server.engine.money import Money
from mock_server.engine.promotion_tier import PromotionTier
from mock_server.engine.refusals import NotFound
from mock_server.engine.reward import Offer
from mock_server.engine.rules import Rule
from mock_server.engine.session import NOTHING_HELD, Held
from mock_server.engine.validity import Metadata
from mock_server.engine.voucher import Voucher

RedeemableType: TypeAlias = Literal["voucher", "promotion_tier"]


@dataclass(frozen=True, slots=True)
class Asked:
    """One entry of `redeemables` as it was sent.

    `id` is a code, a voucher id, a tier id or a stack id. `credits` (minor units) and `points` are
    None where the caller left the sum to us.
    """

    object: Literal["voucher", "promotion_tier", "promotion_stack"]
    id: str
    credits: Money | None = None
    reward_id: str | None = None
    points: int | None = None


@dataclass(frozen=True, slots=True)
class Redeemable:
    """One entry with everything that its evaluation needs.

    Exactly one of `voucher`, `tier` and `missing` is set. `categories` are the redeemable's own or
    else its campaign's, the first one leading (E-9). `held` is what other sessions hold of it. Of
    a loyalty card that asks for a reward, `offer` or `unavailable` is set. `rules` are its own and
    its campaign's; all have to pass.
    """

    type: RedeemableType
    id: str
    asked: Asked
    voucher: Voucher | None = None
    tier: PromotionTier | None = None
    missing: NotFound | None = None
    campaign: Campaign | None = None
    categories: tuple[Category, ...] = ()
    held: Held = NOTHING_HELD
    offer: Offer | None = None
    unavailable: NotFound | None = None
    rules: tuple[Rule, ...] = ()

    @property
    def key(self) -> str:
        """The id of what was found, so that one thing named twice is seen (P-6)."""
        found = self.voucher or self.tier
        return found.id if found is not None else self.id

    @property
    def discount(self) -> Discount | None:
        """The discount of the voucher or tier; None for cards and unknown things."""
        found = self.voucher or self.tier
        return None if found is None else found.discount

    @property
    def targets(self) -> Targets:
        """What an item-level discount touches: its own targets, else those of its first rule."""
        found = self.voucher or self.tier
        own = EVERYTHING if found is None else found.targets
        if own != EVERYTHING:
            return own
        return next((rule.targets for rule in self.rules if rule.targets != EVERYTHING), own)

    @property
    def metadata(self) -> Metadata:
        """The metadata of the voucher or tier; empty if there is none."""
        found = self.voucher or self.tier
        return (found.metadata if found is not None else None) or {}

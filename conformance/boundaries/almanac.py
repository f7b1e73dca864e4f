"""A world in which much begins and ends at one instant, and what is open around it.

The instant is midnight in the night to a Monday in summer, in Berlin, where days begin two hours
before they do in UTC. Sources: redemptions.md 4.5, 5.2, 6.2, 7.1, 7.2, 8, 9.4, P-31, P-32, P-42.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from spec import Json

NIGHT = datetime(2027, 7, 4, 22, tzinfo=UTC)
"""Midnight in Berlin between Sunday and Monday."""

CLOSING = NIGHT + timedelta(hours=17)
"""Five in the afternoon there."""

DAWN = NIGHT - timedelta(seconds=900)
"""When the clock is set, an access token is issued and a lock taken, both for 900 seconds."""

OLD = datetime(2027, 10, 4, 22, tzinfo=UTC)
"""Three calendar months after the night."""

PAID = 100 + 3297 + 300
"""What comes off 10,000 when the joint one, then a third of what is left, then points pay."""

OPEN, ANY = "open", ""
LOCKED = "LOCKED"
OFF = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be redeemed, and what comes of it around the night.

    Attributes:
        id: Code or id.
        expected: Before, at and after it: `open`, the key of the refusal, or empty for either.
        rule: What says so.
        made: Its members in the world document, beside id and discount.
    """

    id: str
    expected: tuple[str, str, str]
    rule: str
    made: Mapping[str, Json]

    @property
    def is_tier(self) -> bool:
        """Whether it is a promotion tier and no voucher."""
        return self.id.startswith("promo_")

    @property
    def redeemable(self) -> Json:
        """Return it as a request names it."""
        return {"object": "promotion_tier" if self.is_tier else "voucher", "id": self.id}


def _begins(late: str) -> tuple[str, str, str]:
    return late, OPEN, OPEN


def _lasts(over: str) -> tuple[str, str, str]:
    return OPEN, OPEN, over


def _ends(over: str) -> tuple[str, str, str]:
    return OPEN, over, over


_AT = "2027-07-04T22:00:00.000Z"
_NOT_NOW, _TIER_NOT_NOW = "voucher_not_active_now", "promotion_not_active_now"
_BEFORE = "2027-07-02T21:00:00.000Z"  # two days and an hour before the night
_FRAME = {"interval": "P2D", "duration": "PT1H"}
_SUNDAY, _MONDAY = 0, 1


def _daily(start: str, end: str) -> Json:
    days = list(range(7))
    times = {"start_time": start} | ({"expiration_time": end} if end else {})
    return {"validity_hours": {"daily": [{**times, "days_of_week": days}]}}


NIGHTLY = (
    Entry("STARTS", _begins("voucher_not_active"), "redemptions.md 7.1", {"start_date": _AT}),
    Entry("ENDS", _lasts("voucher_expired"), "P-32", {"expiration_date": _AT}),
    Entry("C-STARTS", _begins("voucher_not_active"), "redemptions.md 7.2", {"campaign_id": "c1"}),
    Entry("C-ENDS", _lasts("voucher_expired"), "redemptions.md 7.2", {"campaign_id": "c2"}),
    Entry("promo_starts", _begins(_TIER_NOT_NOW), "P-31", {"start_date": _AT}),
    Entry("promo_ends", _lasts(_TIER_NOT_NOW), "P-31", {"expiration_date": _AT}),
    Entry("MONDAY", _begins(_NOT_NOW), "redemptions.md 7.2", {"validity_day_of_week": [_MONDAY]}),
    Entry("SUNDAY", _ends(_NOT_NOW), "redemptions.md 7.2", {"validity_day_of_week": [_SUNDAY]}),
    Entry(
        "FRAME",
        _ends(_NOT_NOW),
        "P-32",
        {"start_date": _BEFORE, "validity_timeframe": _FRAME},
    ),
    Entry("MORNING", _begins(_NOT_NOW), "P-32", _daily("00:00", "12:00")),
    Entry(LOCKED, ("quantity_exceeded", ANY, OPEN), "E-19", {"redemption": {"quantity": 1}}),
)
"""What changes at night."""

NINTH = Entry(
    "NINTH", (ANY, "applicable_redeemables_limit_exceeded", ANY), "redemptions.md 6.4", {}
)
"""One more than may apply at once, when both what ends and what begins is open."""

_THIRD = {"discount": {"type": "PERCENT", "percent_off": 33.3}}
HOURS = Entry("HOURS", _ends(_NOT_NOW), "P-32", _daily("09:00", "17:00"))
"""What closes in the afternoon; it is exclusive."""

COMMON = Entry("COMMON", ("exclusion_rules_not_met", OPEN, OPEN), "redemptions.md 6.2", _THIRD)
"""What has to give way to it as long as it is open."""

JOINT = Entry("JOINT", (OPEN, OPEN, OPEN), "redemptions.md 6.2", {})
"""What goes with everything."""

_HOLDER = "night-owl"
CUSTOMER = {"source_id": _HOLDER}
POINTS = {"object": "voucher", "id": "POINTS", "reward": {"id": "rew_night", "points": 30}}
"""A payment with points, which a card has for two of them."""


def world() -> Json:
    """Return the world document."""
    entries = (*NIGHTLY, NINTH, HOURS, COMMON, JOINT)
    return {
        "now": DAWN.isoformat().replace("+00:00", "Z"),
        "settings": {"time_zone": "Europe/Berlin"},
        "stacking": _STACKING,
        "categories": [
            {
                "id": "cat_alone",
                "name": "Alone",
                "hierarchy": 1,
                "stacking_rules_type": "EXCLUSIVE",
            },
            {"id": "cat_joint", "name": "Joint", "hierarchy": 2, "stacking_rules_type": "JOINT"},
        ],
        "customers": [{"id": "cust_night_owl", "source_id": _HOLDER}],
        "campaigns": _CAMPAIGNS,
        "rewards": [_REWARD],
        "vouchers": [_CARD, *(_voucher(each) for each in entries if not each.is_tier)],
        "promotion_tiers": [_tier(each) for each in entries if each.is_tier],
    }


_STACKING = {
    "redeemables_application_mode": "PARTIAL",
    "redeemables_limit": 30,
    "applicable_redeemables_limit": 8,
    "applicable_redeemables_per_category_limit": 8,
    "applicable_exclusive_redeemables_limit": 5,
    "applicable_exclusive_redeemables_per_category_limit": 5,
}
_DISCOUNT = {"type": "AMOUNT", "amount_off": OFF}
_TEMPLATE = {"campaign_type": "DISCOUNT_COUPONS", "voucher": {"discount": _DISCOUNT}}
_CAMPAIGNS = [
    {"id": "c1", "name": "From midnight", "start_date": _AT, **_TEMPLATE},
    {"id": "c2", "name": "Until midnight", "expiration_date": _AT, **_TEMPLATE},
]
_REWARD = {
    "id": "rew_night",
    "type": "COIN",
    "campaign_id": "c3",
    "parameters": {"coin": {"exchange_ratio": 1, "points_ratio": 10}},
}
_CARD = {
    "code": "POINTS",
    "type": "LOYALTY_CARD",
    "campaign_id": "c3",
    "holder_source_id": _HOLDER,
    "loyalty_card": {"points": 60, "balance": 60},
}
_CATEGORIES = {"HOURS": "cat_alone", "JOINT": "cat_joint"}


def _voucher(entry: Entry) -> Json:
    category = _CATEGORIES.get(entry.id)
    listed = {"category_ids": [category]} if category else {}
    worth = {"type": "DISCOUNT_VOUCHER", "discount": _DISCOUNT}
    return {"code": entry.id, **worth, **listed, **entry.made}


def _tier(entry: Entry) -> Json:
    return {"id": entry.id, "campaign_id": "c4", "discount": _DISCOUNT, **entry.made}

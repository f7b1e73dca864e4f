"""Every way in which a redemption or validation is refused in the world of sore points."""

from spec import Json
from tests.mock_server.http.error_keys import Redeeming, no, not_found, violated

COUPON, TIER = "Discount Coupon", "Promotion Tier"
SEGMENT = "customer does not match segment rules"
POINTS: Json = {"reward": {"id": "rew_coin", "points": 10}}
TOO_MANY: Json = {"reward": {"id": "rew_coin", "points": 101}}
LOYALTY_NEEDS_ORDER = "Amount is required when redeeming a LOYALTY_CARD"
GIFT_NEEDS_ORDER = "Amount is required when redeeming a GIFT_VOUCHER"
GIFT_NEEDS_LINES = (
    "At least one applicable order item with amount is required to redeem this GIFT_VOUCHER"
)
NEEDS_REWARD = "A reward is required when redeeming a LOYALTY_CARD"
HOLDER = "Customer must be a holder of a loyalty card."
TABLE = "table: must be a number (actual value is 'by the window')"
TOO_DEAR: Json = {"items": [{"price": 10**11, "quantity": 10000}] * 10}
REFERRER = "referrer_not_permitted_to_redeem"

REDEEMING = {
    "unknown-voucher": Redeeming("NOPE", not_found("voucher", "NOPE")),
    "unknown-tier": Redeeming("promo_nope", not_found("promotion_tier", "promo_nope")),
    "unknown-reward": Redeeming(
        "POINTS", not_found("reward", "rew_x"), {"reward": {"id": "rew_x"}}, "ann"
    ),
    "reward-of-no-campaign": Redeeming(
        "POINTS",
        not_found("reward_assignment", "rew_other"),
        {"reward": {"id": "rew_other"}},
        "ann",
    ),
    "disabled": Redeeming("OFF", no("voucher_disabled", "voucher is disabled", "OFF")),
    "campaign-disabled": Redeeming(
        "PAUSED", no("voucher_disabled", "voucher is disabled", "PAUSED")
    ),
    "too-early": Redeeming("EARLY", no("voucher_not_active", "voucher not active", "EARLY")),
    "too-late": Redeeming("LATE", no("voucher_expired", "voucher expired", "LATE")),
    "wrong-day": Redeeming(
        "SUNDAY", no("voucher_not_active_now", "voucher not active now", "SUNDAY")
    ),
    "used-up": Redeeming("GONE", no("quantity_exceeded", "quantity exceeded", "GONE")),
    "tier-disabled": Redeeming(
        "promo_off",
        no(
            "promotion_inactive",
            "Inactive Promotion",
            "Promotion Tier with id: promo_off is disabled.",
        ),
    ),
    "tier-over": Redeeming(
        "promo_over",
        no(
            "promotion_not_active_now",
            "promotion not active now",
            "Promotion Tier with id: promo_over is not active now.",
        ),
    ),
    "too-much-to-pay": Redeeming(
        "GOOD",
        no("invalid_amount", "Invalid amount", f"Order amount must not be more than {2**53 - 1}"),
        order=TOO_DEAR,
    ),
    "own-referral-code": Redeeming(
        "FRIEND", no(REFERRER, "voucher cannot be redeemed by referrer", "FRIEND"), customer="ann"
    ),
    "too-many-credits": Redeeming(
        "CARD",
        no("gift_amount_exceeded", "gift amount exceeded", "CARD"),
        {"gift": {"credits": 1001}},
    ),
    "too-many-points": Redeeming(
        "POINTS",
        no("loyalty_card_points_exceeded", "loyalty card points exceeded", "POINTS"),
        TOO_MANY,
        "ann",
    ),
    "reward-too-dear": Redeeming(
        "POINTS",
        no("loyalty_card_points_exceeded", "loyalty card points exceeded", "POINTS"),
        {"reward": {"id": "rew_mug"}},
        "ann",
    ),
    "no-reward": Redeeming(
        "POINTS", no("missing_reward", "Missing reward", NEEDS_REWARD), {}, "ann"
    ),
    "not-the-holder": Redeeming("POINTS", no("invalid_customer", HOLDER, "POINTS"), POINTS, "ben"),
    "held-by-nobody": Redeeming(
        "NOBODYS", no("invalid_customer", HOLDER, "NOBODYS"), POINTS, "ben"
    ),
    "gift-without-order": Redeeming(
        "CARD", no("missing_amount", "Missing amount", GIFT_NEEDS_ORDER), order=None
    ),
    "points-without-order": Redeeming(
        "POINTS", no("missing_amount", "Missing amount", LOYALTY_NEEDS_ORDER), POINTS, "ann", None
    ),
    "gift-without-lines": Redeeming(
        "ITEMS",
        no("missing_order_items_amount", "Missing applicable order items", GIFT_NEEDS_LINES),
    ),
    "rule-on-nobody": Redeeming(
        "VIP", no("missing_customer", "Missing customer", "Customer is required to validate rules")
    ),
    "rule-on-no-order": Redeeming(
        "MARKED",
        no("missing_order", "Missing order", "Order is required to validate rules"),
        order=None,
    ),
    "rule-on-no-lines": Redeeming(
        "MUGS",
        no(
            "missing_order_items",
            "Missing order items",
            "Order items are required to validate rules",
        ),
    ),
    "rule-on-no-amount": Redeeming(
        "BIG",
        no("missing_amount", "Missing amount", "Order amount is required to validate rules"),
        order={"items": [{"product_id": "prod_unheard_of"}]},
    ),
    "customer-rule": Redeeming(
        "VIP", violated("customer", COUPON, "val_customer_metadata"), customer="ann"
    ),
    "segment-rule": Redeeming(
        "FANS",
        no(
            "customer_rules_violated",
            SEGMENT,
            violated("customer", COUPON, "val_customer_segment").details,
        ),
        customer="ann",
    ),
    "order-rule": Redeeming("BIG", violated("order", COUPON, "val_order_amount")),
    "order-rule-of-a-tier": Redeeming(
        "promo_big", violated("order", TIER, "val_order_initial_amount")
    ),
    "redemption-rule": Redeeming(
        "SMALL",
        violated("redemption", "Gift Card", "val_redemption_gift_amount"),
        {"gift": {"credits": 100}},
    ),
}
"""Failures of one redeemable: by every endpoint that redeems, and inside of validations."""


def _voucher(id_: str) -> Json:
    return {"object": "voucher", "id": id_}


STACK: Json = {"object": "promotion_stack", "id": "stack_1"}
NO_TWINS = "Duplicated redeemables detected in one redemption"
MALFORMED = {
    "twice": (
        {"redeemables": [_voucher("GOOD"), _voucher("GOOD")]},
        no("duplicated_redeemables", "Duplicated redeemables detected", NO_TWINS),
    ),
    "stack-and-more": (
        {"redeemables": [STACK, _voucher("GOOD")]},
        no(
            "invalid_redeemables",
            "Invalid redeemables",
            "Promotion Stack cannot be use with other redeemables",
        ),
    ),
    "unknown-stack": (
        {"redeemables": [{"object": "promotion_stack", "id": "stack_x"}]},
        not_found("promotion_stack", "stack_x"),
    ),
    "unknown-order": (
        {"redeemables": [_voucher("GOOD")], "order": {"id": "ord_x"}},
        not_found("order", "ord_x"),
    ),
    "unknown-customer": (
        {"redeemables": [_voucher("GOOD")], "customer": {"id": "cust_x"}},
        not_found("customer", "cust_x"),
    ),
    "metadata": (
        {"redeemables": [_voucher("GOOD")], "metadata": {"table": "by the window"}},
        no("metadata_validation_failed", "Metadata validation failed", TABLE),
    ),
    "no-id": (
        {"redeemables": [_voucher("GOOD"), {"object": "voucher"}]},
        no(
            "invalid_payload",
            "Invalid payload",
            "Property .redeemables[1] should have required property 'id'",
        ),
    ),
}
"""Bodies that are refused as a whole, by redemptions and validations alike; nothing is recorded."""

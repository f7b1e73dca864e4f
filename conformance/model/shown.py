"""Where answers show things in full."""

from collections.abc import Mapping
from typing import TypeAlias

from conformance.model.state import Kind

Places: TypeAlias = tuple[tuple[str, Kind], ...]

_STACK: Places = (
    ("order", "orders"),
    ("redemptions[*]", "redemptions"),
    ("parent_redemption", "redemptions"),
    ("redemptions[*].voucher", "vouchers"),
    ("redemptions[*].promotion_tier", "promotion_tiers"),
)
_SINGLE: Places = (
    ("order", "orders"),
    ("", "redemptions"),
    ("voucher", "vouchers"),
    ("promotion_tier", "promotion_tiers"),
)
_ROLLBACKS: Places = (
    ("order", "orders"),
    ("rollbacks[*]", "redemptions"),
    ("parent_rollback", "redemptions"),
    ("rollbacks[*].voucher", "vouchers"),
    ("rollbacks[*].promotion_tier", "promotion_tiers"),
)
_CAMPAIGN: Places = (("", "campaigns"), ("promotion.tiers[*]", "promotion_tiers"))

SHOWN: Mapping[str, Places] = {
    "create_random_voucher": (("", "vouchers"),),
    "create_voucher": (("", "vouchers"),),
    "get_voucher": (("", "vouchers"),),
    "update_voucher": (("", "vouchers"),),
    "enable_voucher": (("", "vouchers"),),
    "disable_voucher": (("", "vouchers"),),
    "list_vouchers": (("vouchers[*]", "vouchers"),),
    "create_promotion_tier": (("", "promotion_tiers"),),
    "get_promotion_tier": (("", "promotion_tiers"),),
    "update_promotion_tier": (("", "promotion_tiers"),),
    "enable_promotion_tier": (("", "promotion_tiers"),),
    "disable_promotion_tier": (("", "promotion_tiers"),),
    "list_promotion_tiers": (("tiers[*]", "promotion_tiers"),),
    "list_campaign_promotion_tiers": (("tiers[*]", "promotion_tiers"),),
    "create_campaign": _CAMPAIGN,
    "get_campaign": _CAMPAIGN,
    "list_campaigns": (("campaigns[*]", "campaigns"),),
    "create_customer": (("", "customers"),),
    "get_customer": (("", "customers"),),
    "update_customer": (("", "customers"),),
    "list_customers": (("customers[*]", "customers"),),
    "create_order": (("", "orders"),),
    "get_order": (("", "orders"),),
    "update_order": (("", "orders"),),
    "list_orders": (("orders[*]", "orders"),),
    "get_redemption": (("", "redemptions"),),
    "list_redemptions": (("redemptions[*]", "redemptions"),),
    "list_voucher_redemptions": (("redemption_entries[*]", "redemptions"),),
    "get_async_action": (("", "async_actions"),),
    "create_oauth_token": (("", "access_tokens"),),
    "create_redemption": _STACK,
    "create_client_redemption": _STACK,
    "redeem_voucher": _SINGLE,
    "redeem_voucher_client_side": _SINGLE,
    "redeem_promotion_tier": _SINGLE,
    "roll_back_redemption": _SINGLE,
    "roll_back_stacked_redemption": _ROLLBACKS,
}
"""Where an answer shows what, by operationId."""

EMBEDDED = frozenset(
    f"{place}{thing}"
    for place in ("", "redemptions[*].", "rollbacks[*].")
    for thing in ("voucher", "promotion_tier")
) | {"promotion.tiers[*]"}
"""Places inside of other things."""

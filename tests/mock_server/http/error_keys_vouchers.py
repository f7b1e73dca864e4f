"""Every way in which a call about a voucher is refused in the world of sore points."""

from spec import Json
from tests.mock_server.http.error_keys import Asking, Refused, no, not_found
from tests.mock_server.http.error_keys_world import OFF

BALANCE = "/v1/vouchers/CARD/balance"
NO_BALANCE_CHANGE = "Invalid add balance params"
OWN_CODE = "A code of your own needs a campaign of type STANDALONE"
NO_CODES = "You can not generate vouchers for STANDALONE type campaign"
OTHER_DISCOUNT: Json = {"discount": {"type": "PERCENT", "percent_off": 5}}
VOUCHERS = {
    "read": Asking("GET", "/v1/vouchers/NOPE", None, not_found("voucher", "NOPE")),
    "history": Asking("GET", "/v1/vouchers/NOPE/redemption", None, not_found("voucher", "NOPE")),
    "code-taken": Asking(
        "POST",
        "/v1/vouchers/GOOD",
        OFF,
        Refused(
            "duplicate_found",
            "Duplicated resource found",
            "Duplicated voucher exists with id GOOD",
            409,
        ),
    ),
    "discount-of-another-type": Asking(
        "PUT",
        "/v1/vouchers/GOOD",
        OTHER_DISCOUNT,
        no(
            "invalid_voucher",
            "Invalid voucher",
            "It is not possible to change Voucher discount type",
        ),
    ),
    "card-without-campaign": Asking(
        "POST",
        "/v1/vouchers/NEW",
        {"type": "LOYALTY_CARD", "loyalty_card": {"points": 1}},
        no("invalid_voucher", "Invalid voucher", "A LOYALTY_CARD needs a campaign"),
    ),
    "own-code-in-campaign": Asking(
        "POST",
        "/v1/vouchers/NEW",
        {**OFF, "campaign_id": "camp_many"},
        no("invalid_campaign", "Invalid campaign", OWN_CODE),
    ),
    "random-code-in-standalone": Asking(
        "POST",
        "/v1/vouchers",
        {**OFF, "campaign_id": "camp_one"},
        no("invalid_campaign", "Invalid campaign", NO_CODES),
    ),
    "pattern-without-places": Asking(
        "POST",
        "/v1/vouchers",
        {**OFF, "code_config": {"pattern": "FIXED"}},
        no(
            "invalid_code_config",
            "Invalid code config",
            "A random code needs a # in its pattern, and a charset",
        ),
    ),
    "no-change-of-balance": Asking(
        "POST",
        BALANCE,
        {"amount": 0},
        no("invalid_add_balance_params", NO_BALANCE_CHANGE, "Property .amount must not be 0"),
    ),
    "half-a-credit": Asking(
        "POST",
        BALANCE,
        {"amount": 0.5},
        no("invalid_add_balance_params", NO_BALANCE_CHANGE, "Property .amount must be integer"),
    ),
    "balance-of-a-coupon": Asking(
        "POST",
        "/v1/vouchers/GOOD/balance",
        {"amount": 1},
        no("invalid_add_balance_params", NO_BALANCE_CHANGE, "Voucher GOOD has no balance"),
    ),
    "balance-without-holder": Asking(
        "POST",
        "/v1/vouchers/NOBODYS/balance",
        {"amount": 1},
        no("invalid_add_balance_params", NO_BALANCE_CHANGE, "Loyalty card NOBODYS has no holder"),
    ),
    "credits-below-zero": Asking(
        "POST",
        BALANCE,
        {"amount": -1001},
        no("gift_amount_exceeded", "gift amount exceeded", "CARD"),
    ),
    "points-below-zero": Asking(
        "POST",
        "/v1/vouchers/POINTS/balance",
        {"amount": -101},
        no("loyalty_card_points_exceeded", "loyalty card points exceeded", "POINTS"),
    ),
    "session-of-unknown-voucher": Asking(
        "DELETE", "/v1/vouchers/NOPE/sessions/k", None, not_found("voucher", "NOPE")
    ),
    "unknown-session": Asking(
        "DELETE", "/v1/vouchers/GOOD/sessions/k", None, not_found("session", "k")
    ),
}
"""Calls that make, change and read vouchers."""

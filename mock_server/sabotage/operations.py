"""Operations that go together, by their operationIds."""

STACKING = ("create_redemption", "create_client_redemption")
"""Redemptions of one redeemable or several."""

ALONE = ("redeem_voucher", "redeem_promotion_tier", "redeem_voucher_client_side")
"""The deprecated ones, of one redeemable."""

REDEEMING = (*STACKING, *ALONE)

VALIDATING = (
    "create_validation",
    "create_client_validation",
    "validate_voucher",
    "validate_promotion_tier",
    "validate_promotions",
    "validate_voucher_client_side",
)

CLIENT_SIDE = (
    "create_client_redemption",
    "create_client_validation",
    "redeem_voucher_client_side",
    "validate_voucher_client_side",
)

ROLLING_BACK = ("roll_back_redemption", "roll_back_stacked_redemption")

"""Refusals of one redeemable: why it cannot be applied (redemptions.md 7.1)."""

from mock_server.engine.refusals.base import Refusal


class NoApplicableRedeemables(Refusal):
    """PARTIAL mode, and nothing could be applied."""

    key = "no_applicable_redeemables"
    message = "No applicable redeemables"


class VoucherDisabled(Refusal):
    """The voucher or its campaign is switched off."""

    key = "voucher_disabled"
    message = "voucher is disabled"


class VoucherNotActive(Refusal):
    """Before the start date (P-31)."""

    key = "voucher_not_active"
    message = "voucher not active"


class VoucherExpired(Refusal):
    """After the expiration date."""

    key = "voucher_expired"
    message = "voucher expired"


class VoucherNotActiveNow(Refusal):
    """Outside the recurring windows."""

    key = "voucher_not_active_now"
    message = "voucher not active now"


class PromotionInactive(Refusal):
    """The tier or its campaign is switched off."""

    key = "promotion_inactive"
    message = "Inactive Promotion"


class PromotionNotActiveNow(Refusal):
    """Outside the dates or windows of the tier (P-31)."""

    key = "promotion_not_active_now"
    message = "promotion not active now"


class QuantityExceeded(Refusal):
    """No use is left, those held by other sessions included."""

    key = "quantity_exceeded"
    message = "quantity exceeded"


class GiftAmountExceeded(Refusal):
    """More credits than the card has, those held by other sessions excluded."""

    key = "gift_amount_exceeded"
    message = "gift amount exceeded"


class LoyaltyCardPointsExceeded(Refusal):
    """More points than the card has, those held by other sessions excluded."""

    key = "loyalty_card_points_exceeded"
    message = "loyalty card points exceeded"


class ReferrerNotPermittedToRedeem(Refusal):
    """A referrer uses their own code."""

    key = "referrer_not_permitted_to_redeem"
    message = "voucher cannot be redeemed by referrer"


class MissingAmount(Refusal):
    """An order amount is needed and nobody knows one."""

    key = "missing_amount"
    message = "Missing amount"


class InvalidAmount(Refusal):
    """An order amount that no answer could state (E-13)."""

    key = "invalid_amount"
    message = "Invalid amount"


class MissingOrderItemsAmount(Refusal):
    """A priced, matching line is needed."""

    key = "missing_order_items_amount"
    message = "Missing applicable order items"


class MissingCustomer(Refusal):
    """A customer is needed."""

    key = "missing_customer"
    message = "Missing customer"


class NotTheHolder(Refusal):
    """Somebody else's loyalty card."""

    key = "invalid_customer"
    message = "Customer must be a holder of a loyalty card."


class MissingReward(Refusal):
    """A loyalty card without a reward."""

    key = "missing_reward"
    message = "Missing reward"


class MissingOrder(Refusal):
    """A rule asks about an order."""

    key = "missing_order"
    message = "Missing order"


class MissingOrderItems(Refusal):
    """A rule asks about the lines of the order."""

    key = "missing_order_items"
    message = "Missing order items"


class CustomerRulesViolated(Refusal):
    """A rule about the customer, or about whose code it is (P-33, R-16)."""

    key = "customer_rules_violated"
    message = "customer does not match validation rules"

    @classmethod
    def of_segments(cls, details: str) -> "CustomerRulesViolated":
        """Return the refusal of a customer outside the segments, in its own words (E-11)."""
        refusal = cls(details)
        refusal.message = "customer does not match segment rules"
        return refusal


class OrderRulesViolated(Refusal):
    """A rule about the order, its lines or the products on them (P-33)."""

    key = "order_rules_violated"
    message = "order does not match validation rules"


class RedemptionRulesViolated(Refusal):
    """A rule about the request, or a limit on how often and for how much (P-33)."""

    key = "redemption_rules_violated"
    message = "redemption does not match validation rules"

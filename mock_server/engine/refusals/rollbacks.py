"""Refusals of a rollback (redemptions.md 9.4)."""

from mock_server.engine.refusals.base import Refusal


class InvalidCustomer(Refusal):
    """The customer is not the holder, or not the one of the redemption."""

    key = "invalid_customer"
    message = "Invalid customer"


class InvalidOrder(Refusal):
    """The order is not the one of the redemption."""

    key = "invalid_order"
    message = "Invalid order"


class InvalidRedemption(Refusal):
    """This record cannot be rolled back here."""

    key = "invalid_redemption"
    message = "Invalid redemption"


class InvalidRedemptionParent(Refusal):
    """A child of a stack cannot be rolled back alone."""

    key = "invalid_redemption_parent"
    message = "Invalid redemption parent"


class InvalidRollbackParams(Refusal):
    """The redemption is too old to be rolled back (P-42), or the body is off."""

    key = "invalid_rollback_params"
    message = "Invalid rollback params"


class AlreadyRolledBack(Refusal):
    """A second rollback of one redemption."""

    key = "already_rolled_back"
    message = "Already rolled back"

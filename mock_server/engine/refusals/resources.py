"""Refusals to make or change a voucher or a campaign (resources.md 2 and 3)."""

from mock_server.engine.refusals.base import Refusal


class InvalidVoucher(Refusal):
    """The voucher cannot be as asked, such as a change of its discount type."""

    key = "invalid_voucher"
    message = "Invalid voucher"


class InvalidCampaign(Refusal):
    """The campaign cannot be as asked."""

    key = "invalid_campaign"
    message = "Invalid campaign"


class InvalidCodeConfig(Refusal):
    """Random codes cannot be made like this."""

    key = "invalid_code_config"
    message = "Invalid code config"


class InvalidAddBalanceParams(Refusal):
    """The balance of this voucher cannot be changed like this."""

    key = "invalid_add_balance_params"
    message = "Invalid add balance params"

"""The client side: the same calls with the keys of a web page."""

from dataclasses import replace

from mock_server.engine.redemption_request import RedemptionRequest
from mock_server.engine.refusals import Forbidden
from mock_server.http import validations
from mock_server.http.call import Answer, Call
from mock_server.http.single_redeemables import redeem_alone, validate_alone
from mock_server.http.stacked_redeemables import redeem_together
from mock_server.service import settings, single_validations
from mock_server.wire.redemption_request import read_redemption_request
from mock_server.wire.single_redeemable import read_page_request, read_voucher_request


def create_client_redemption(call: Call) -> Answer:
    """Redeem from a web page, if the project allows it (P-51)."""
    _refuse_if_off(call)
    return redeem_together(call, _from_page(read_redemption_request(call.body)))


def create_client_validation(call: Call) -> Answer:
    """Validate from a web page."""
    return validations.create_validation(call)


def redeem_voucher_client_side(call: Call) -> Answer:
    """Redeem one voucher from a web page, if the project allows it (P-51)."""
    _refuse_if_off(call)
    request = read_voucher_request(call.query["code"], call.query, call.body)
    return redeem_alone(call, _from_page(request))


def validate_voucher_client_side(call: Call) -> Answer:
    """Say what one voucher would do, all in one URL."""
    return validate_alone(call, read_page_request(call.query), single_validations.of_page)


def _from_page(request: RedemptionRequest) -> RedemptionRequest:
    return replace(request, client_side=True)


def _refuse_if_off(call: Call) -> None:
    if not call.do(lambda tx, _: settings.current(tx)).client_redemption:
        raise Forbidden("Client-side redemption is switched off in this project.")

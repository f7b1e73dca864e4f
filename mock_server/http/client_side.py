"""The client side: the same calls with the keys of a web page."""

from mock_server.engine.refusals import Forbidden
from mock_server.http import redemptions, validations
from mock_server.http.call import Answer, Call
from mock_server.service import settings


def create_client_redemption(call: Call) -> Answer:
    """Redeem from a web page, if the project allows it (P-51)."""
    if not call.do(lambda tx, _: settings.current(tx)).client_redemption:
        raise Forbidden("Client-side redemption is switched off in this project.")
    return redemptions.create_redemption(call)


def create_client_validation(call: Call) -> Answer:
    """Validate from a web page."""
    return validations.create_validation(call)

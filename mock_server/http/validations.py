"""Validations and the sessions that they open."""

from mock_server.http.call import Answer, Call
from mock_server.http.single_redeemables import validate_alone
from mock_server.service import sessions, single_validations, validations
from mock_server.wire.listing import read_filter
from mock_server.wire.redemption_request import read_redemption_request
from mock_server.wire.single_redeemable import (
    read_promotions_request,
    read_tier_request,
    read_voucher_request,
)
from mock_server.wire.single_validation import write_promotions, write_tier_validation
from mock_server.wire.validation import write_validation


def create_validation(call: Call) -> Answer:
    """Say what a redemption would do, and hold it if a session is asked for."""
    request = read_redemption_request(call.body)
    validation = call.do(lambda tx, at: validations.validate(tx, at, request))
    return Answer(write_validation(validation, request.expand, call.request_id))


def validate_voucher(call: Call) -> Answer:
    """Say what one voucher would do."""
    request = read_voucher_request(call.path["code"], call.query, call.body)
    return validate_alone(call, request, single_validations.of_voucher)


def validate_promotion_tier(call: Call) -> Answer:
    """Say what one promotion tier would do."""
    request = read_tier_request(call.path["promotionTierId"], call.body)
    validation = call.do(lambda tx, at: single_validations.of_tier(tx, at, request))
    return Answer(write_tier_validation(validation, call.request_id))


def validate_promotions(call: Call) -> Answer:
    """Say which of the newest promotion tiers would apply."""
    request = read_promotions_request(call.query, call.body)
    wanted = read_filter(call.query.get("filters"))
    found = call.do(lambda tx, at: single_validations.of_promotions(tx, at, request, wanted))
    return Answer(write_promotions(found))


def release_session(call: Call) -> Answer:
    """Release what a session holds of one voucher."""
    code, key = call.path["code"], call.path["sessionKey"]
    call.do(lambda tx, at: sessions.release(tx, at, code, key))
    return Answer(status=204)

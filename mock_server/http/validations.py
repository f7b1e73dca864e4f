"""Validations and the sessions that they open."""

from mock_server.http.call import Answer, Call
from mock_server.service import sessions, validations
from mock_server.wire.redemption_request import read_redemption_request
from mock_server.wire.validation import write_validation


def create_validation(call: Call) -> Answer:
    """Say what a redemption would do, and hold it if a session is asked for."""
    request = read_redemption_request(call.body)
    validation = call.do(lambda tx, at: validations.validate(tx, at, request))
    return Answer(write_validation(validation, request.expand, call.request_id))


def release_session(call: Call) -> Answer:
    """Release what a session holds of one voucher."""
    code, key = call.path["code"], call.path["sessionKey"]
    call.do(lambda tx, at: sessions.release(tx, at, code, key))
    return Answer(status=204)

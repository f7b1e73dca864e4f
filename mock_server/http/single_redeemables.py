"""One redeemable in one call: what the deprecated endpoints of both sides share."""

from collections.abc import Callable
from typing import TypeAlias

from mock_server.engine.redemption_request import RedemptionRequest
from mock_server.http.call import Answer, Call
from mock_server.http.detail import full, with_targets
from mock_server.service import redemptions
from mock_server.service.moment import Moment
from mock_server.service.refused import Refused
from mock_server.service.validations import Validation
from mock_server.store.base import Transaction
from mock_server.wire.redemption import write_record
from mock_server.wire.single_validation import write_voucher_validation
from spec import Json

Validate: TypeAlias = Callable[[Transaction, Moment, RedemptionRequest], Validation]


def redeem_alone(call: Call, request: RedemptionRequest) -> Answer:
    """Redeem the one thing that *request* names; the answer is its record."""

    def work(tx: Transaction, at: Moment) -> Json | Refused:
        done = redemptions.redeem(tx, at, request)
        if isinstance(done, Refused):
            return done
        (redemption,), (applied,) = done.spent.redemptions, done.evaluation.applied
        return write_record(redemption, with_targets(full(tx), applied.redeemable.targets))

    return Answer(call.do(work))


def validate_alone(call: Call, request: RedemptionRequest, validate: Validate) -> Answer:
    """Say what the one voucher that *request* names would do."""
    validation = call.do(lambda tx, at: validate(tx, at, request))
    return Answer(write_voucher_validation(validation, call.request_id))

"""Several redeemables in one call: what the redemptions of both sides share."""

from mock_server.engine.redemption_request import RedemptionRequest
from mock_server.http.call import Answer, Call
from mock_server.http.detail import full
from mock_server.service import redemptions
from mock_server.service.moment import Moment
from mock_server.service.redemptions import Redeemed
from mock_server.service.refused import Refused
from mock_server.store.base import Transaction
from mock_server.wire.detail import Detail
from mock_server.wire.order import write_order
from mock_server.wire.outcome import write_outcomes
from mock_server.wire.redemption import write_record
from spec import Json


def redeem_together(call: Call, request: RedemptionRequest) -> Answer:
    """Redeem what *request* names, all or (in PARTIAL mode) what applies of it."""

    def work(tx: Transaction, at: Moment) -> Json | Refused:
        done = redemptions.redeem(tx, at, request)
        if isinstance(done, Refused):
            return done
        return _write_redeemed(done, request, full(tx), call.request_id)

    return Answer(call.do(work))


def _write_redeemed(
    done: Redeemed, request: RedemptionRequest, detail: Detail, request_id: str
) -> Json:
    spent, evaluation, expand = done.spent, done.evaluation, request.expand
    with_order = "order" in expand
    written: dict[str, Json] = {
        "redemptions": [
            write_record(one, detail, with_order=with_order) for one in spent.redemptions
        ]
    }
    if spent.parent is not None:
        written["parent_redemption"] = write_record(spent.parent, detail)
    return written | {
        "order": write_order(spent.order),
        "inapplicable_redeemables": write_outcomes(evaluation.inapplicable, expand, request_id),
        "skipped_redeemables": write_outcomes(evaluation.skipped, expand, request_id),
    }

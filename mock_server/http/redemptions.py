"""Redemptions and rollbacks."""

from mock_server.http.call import Answer, Call
from mock_server.http.detail import full
from mock_server.http.single_redeemables import redeem_alone
from mock_server.http.stacked_redeemables import redeem_together
from mock_server.service import ledger, redemptions, rollbacks
from mock_server.service.moment import Moment
from mock_server.service.refused import Refused
from mock_server.service.rollbacks import RolledBack
from mock_server.store.base import Transaction
from mock_server.wire.detail import REDUCED, SMALLEST, Detail
from mock_server.wire.ledger import read_query
from mock_server.wire.listing import write_list
from mock_server.wire.order import write_order
from mock_server.wire.redemption import write_record
from mock_server.wire.redemption_request import read_redemption_request, read_rollback_request
from mock_server.wire.single_redeemable import read_tier_request, read_voucher_request
from spec import Json


def create_redemption(call: Call) -> Answer:
    """Redeem one or several redeemables in one call."""
    return redeem_together(call, read_redemption_request(call.body))


def redeem_voucher(call: Call) -> Answer:
    """Redeem one voucher by its code."""
    return redeem_alone(call, read_voucher_request(call.path["code"], call.query, call.body))


def redeem_promotion_tier(call: Call) -> Answer:
    """Redeem one promotion tier."""
    return redeem_alone(call, read_tier_request(call.path["promotionTierId"], call.body))


def list_redemptions(call: Call) -> Answer:
    """List redemptions and rollbacks, the newest first unless asked otherwise."""
    query = read_query(call.query)
    rows, total = call.do(lambda tx, _: ledger.find(tx, query))
    return Answer(write_list("redemptions", [write_record(row, SMALLEST) for row in rows], total))


def get_redemption(call: Call) -> Answer:
    """Read one redemption or rollback."""
    record = call.do(lambda tx, _: redemptions.find(tx, call.path["redemptionId"]))
    return Answer(write_record(record, REDUCED))


def list_voucher_redemptions(call: Call) -> Answer:
    """Read how often a voucher was redeemed, with every record about it."""
    voucher, rows = call.do(lambda tx, _: ledger.of_voucher(tx, call.path["code"]))
    entries = [write_record(row, SMALLEST) for row in rows]
    counters = {
        "quantity": voucher.quantity,
        "redeemed_quantity": voucher.redeemed_quantity,
        "url": f"/v1/vouchers/{voucher.code}/redemptions?page=1&limit=10",
    }
    return Answer(write_list("redemption_entries", entries, len(entries), **counters))


def roll_back_redemption(call: Call) -> Answer:
    """Undo a single redemption."""
    return Answer(call.do(lambda tx, at: _roll_back(tx, at, call, stacked=False)))


def roll_back_stacked_redemption(call: Call) -> Answer:
    """Undo a whole stack, or a single redemption in the words of a stack."""
    return Answer(call.do(lambda tx, at: _roll_back(tx, at, call, stacked=True)))


def _roll_back(tx: Transaction, at: Moment, call: Call, *, stacked: bool) -> Json | Refused:
    request = read_rollback_request(call.query, call.body)
    id_ = call.path["parentRedemptionId" if stacked else "redemptionId"]
    done = rollbacks.roll_back(tx, at, id_, request, stacked=stacked)
    if isinstance(done, Refused):
        return done
    if not stacked:
        return write_record(done.rollbacks[0], full(tx))
    return _write_rolled_back(done, full(tx))


def _write_rolled_back(done: RolledBack, detail: Detail) -> Json:
    written: dict[str, Json] = {"rollbacks": [write_record(one, detail) for one in done.rollbacks]}
    if done.parent is not None:
        written["parent_rollback"] = write_record(done.parent, detail)
    written["order"] = None if done.order is None else write_order(done.order)
    return written

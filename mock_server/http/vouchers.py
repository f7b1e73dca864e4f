"""Vouchers: their list, their life, and the balance of cards."""

from mock_server.engine.voucher import Voucher
from mock_server.engine.voucher_draft import VoucherDraft
from mock_server.http.call import Answer, Call
from mock_server.http.detail import full
from mock_server.service import transactions, voucher_listing, vouchers
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.wire.listing import write_list
from mock_server.wire.transaction import read_change, write_balance, write_transaction
from mock_server.wire.transaction_query import read_query as read_transaction_query
from mock_server.wire.voucher_draft import read_draft, read_voucher_changes
from mock_server.wire.voucher_query import read_query
from spec import Json


def list_vouchers(call: Call) -> Answer:
    """List vouchers, the newest first unless asked otherwise."""
    query = read_query(call.query)

    def work(tx: Transaction, at: Moment) -> Json:
        rows, total = voucher_listing.listed(tx, at.now, query)
        return write_list("vouchers", [full(tx).voucher(row) for row in rows], total)

    return Answer(call.do(work))


def create_random_voucher(call: Call) -> Answer:
    """Make a voucher with the code in the body, or a random one."""
    return _create(call, read_draft(call.body))


def create_voucher(call: Call) -> Answer:
    """Make a voucher with the code in the path."""
    return _create(call, read_draft(call.body, call.path["code"]))


def get_voucher(call: Call) -> Answer:
    """Read a voucher by its code or id."""
    return Answer(call.do(lambda tx, _: _written(tx, vouchers.find(tx, call.path["code"]))))


def update_voucher(call: Call) -> Answer:
    """Change what is sent of a voucher, as far as it may change."""
    code, changes = call.path["code"], read_voucher_changes(call.body)
    return Answer(call.do(lambda tx, at: _written(tx, vouchers.update(tx, at, code, changes))))


def delete_voucher(call: Call) -> Answer:
    """Delete a voucher; its code stays taken unless `force` is set."""
    code, force = call.path["code"], bool(call.query.get("force"))
    call.do(lambda tx, at: vouchers.delete(tx, at, code, force=force))
    return Answer(status=204)


def enable_voucher(call: Call) -> Answer:
    """Switch a voucher on."""
    return _switch(call, active=True)


def disable_voucher(call: Call) -> Answer:
    """Switch a voucher off."""
    return _switch(call, active=False)


def update_voucher_balance(call: Call) -> Answer:
    """Add credits or points to a card, or take them away."""
    code, (amount, cause) = call.path["code"], read_change(call.body)
    entry = call.do(lambda tx, at: vouchers.top_up(tx, at, code, amount, cause))
    return Answer(write_balance(entry))


def list_voucher_transactions(call: Call) -> Answer:
    """List the ledger of a card from a cursor on."""
    code, query = call.path["code"], read_transaction_query(call.query)
    entries, has_more = call.do(
        lambda tx, _: transactions.listed(tx, vouchers.find(tx, code), query)
    )
    rows = [write_transaction(entry) for entry in entries]
    cursor = {"more_starting_after": entries[-1].id} if has_more else {}
    return Answer(write_list("data", rows, None, has_more=has_more, **cursor))


def _create(call: Call, draft: VoucherDraft) -> Answer:
    return Answer(call.do(lambda tx, at: _written(tx, vouchers.create(tx, at, draft))))


def _switch(call: Call, *, active: bool) -> Answer:
    code = call.path["code"]
    return Answer(
        call.do(lambda tx, at: _written(tx, vouchers.switch(tx, at, code, active=active)))
    )


def _written(tx: Transaction, voucher: Voucher) -> Json:
    return full(tx).voucher(voucher)

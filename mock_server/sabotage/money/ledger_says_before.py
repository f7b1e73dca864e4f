"""The ledger states the balance before a top-up instead of after it."""

from dataclasses import replace

from mock_server.engine.transaction import Transaction as Entry
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import writing
from mock_server.store.kinds import TRANSACTIONS


def _rewind(_: Entry | None, after: Entry) -> Entry:
    return replace(after, balance=after.balance - after.amount)


SABOTAGE = Sabotage(("update_voucher_balance",), writing(TRANSACTIONS, _rewind))

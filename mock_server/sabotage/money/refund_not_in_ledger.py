"""A rollback leaves no entry in the ledger of its card."""

from mock_server.engine.transaction import Transaction as Entry
from mock_server.sabotage.operations import ROLLING_BACK
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import writing
from mock_server.store.kinds import TRANSACTIONS


def _skip(_: Entry | None, __: Entry) -> None:
    return None


SABOTAGE = Sabotage(ROLLING_BACK, writing(TRANSACTIONS, _skip))

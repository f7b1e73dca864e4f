"""A redemption of a card leaves no entry in its ledger."""

from mock_server.engine.transaction import Transaction as Entry
from mock_server.sabotage.operations import REDEEMING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import writing
from mock_server.store.kinds import TRANSACTIONS


def _skip(_: Entry | None, __: Entry) -> None:
    return None


SABOTAGE = Sabotage(REDEEMING, writing(TRANSACTIONS, _skip))

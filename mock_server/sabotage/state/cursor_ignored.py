"""The ledger of a card starts anew with every cursor."""

from mock_server.sabotage.question import without_parameters
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import asking
from mock_server.world.turn import Turn


def _from_start(turn: Turn) -> Turn:
    return without_parameters(turn, "starting_after_id")


SABOTAGE = Sabotage(("list_voucher_transactions",), asking(_from_start))

"""Taking credits off a card adds them."""

from mock_server.sabotage.question import sent
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import asking
from mock_server.world.turn import Turn


def _positive(turn: Turn) -> Turn:
    amount = sent(turn, "amount")
    return turn.asking({**turn.json, "amount": abs(amount)}) if isinstance(amount, int) else turn


SABOTAGE = Sabotage(("update_voucher_balance",), asking(_positive))

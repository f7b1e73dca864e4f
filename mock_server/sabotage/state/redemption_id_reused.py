"""Every redemption has the id of the first one and takes its place."""

from dataclasses import replace

from mock_server.sabotage.operations import ALONE
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import seeing
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.world.turn import Turn


def _repeating(tx: Transaction, at: Moment, turn: Turn) -> tuple[Transaction, Moment]:
    def new_id(prefix: str) -> str:
        fresh = at.new_id(prefix)
        return str(turn.memory.setdefault(prefix, fresh)) if prefix == "r" else fresh

    return tx, replace(at, new_id=new_id)


SABOTAGE = Sabotage(ALONE, seeing(_repeating))

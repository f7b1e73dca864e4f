"""A session that is validated again locks once more instead of again."""

from dataclasses import replace

from mock_server.engine.session import Hold
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import View
from mock_server.sabotage.ways import seeing
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import HOLDS
from mock_server.world.turn import Turn


def _another(tx: Transaction, at: Moment, turn: Turn) -> tuple[Transaction, Moment]:
    times = turn.memory["times"] = turn.memory.get("times", 0) + 1

    def store(_: Hold | None, after: Hold) -> Hold:
        return replace(after, id=f"{after.id}/{times}", session_key=f"{after.session_key}/{times}")

    return View(tx, writes={HOLDS.name: store}), at


SABOTAGE = Sabotage(("create_validation",), seeing(_another))

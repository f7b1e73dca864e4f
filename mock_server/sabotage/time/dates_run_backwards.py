"""Every redemption has an earlier date than the one before it."""

from dataclasses import replace
from datetime import timedelta

from mock_server.sabotage.operations import REDEEMING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import View
from mock_server.sabotage.ways import seeing
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import REDEMPTIONS, Record
from mock_server.world.turn import Turn


def _earlier(tx: Transaction, at: Moment, turn: Turn) -> tuple[Transaction, Moment]:
    seconds = turn.memory["seconds"] = turn.memory.get("seconds", 0) + 1

    def store(_: Record | None, after: Record) -> Record:
        return replace(after, date=at.now - timedelta(seconds=seconds))

    return View(tx, writes={REDEMPTIONS.name: store}), at


SABOTAGE = Sabotage(REDEEMING, seeing(_earlier))

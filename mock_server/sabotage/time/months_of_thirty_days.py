"""A redemption can be rolled back for 90 days instead of three months."""

from dataclasses import replace
from datetime import timedelta

from mock_server.sabotage.operations import ROLLING_BACK
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import View
from mock_server.sabotage.ways import seeing
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import REDEMPTIONS, Record
from mock_server.world.turn import Turn

_LIMIT, _A_YEAR = timedelta(days=90), timedelta(days=365)


def _aged(tx: Transaction, at: Moment, _: Turn) -> tuple[Transaction, Moment]:
    def look(record: Record) -> Record:
        over = at.now > record.date + _LIMIT
        return replace(record, date=at.now - _A_YEAR) if over else record

    return View(tx, reads={REDEMPTIONS.name: look}), at


SABOTAGE = Sabotage(ROLLING_BACK, seeing(_aged))

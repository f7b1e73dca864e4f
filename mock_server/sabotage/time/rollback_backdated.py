"""A rollback is stored under the date of the redemption that it undoes."""

from dataclasses import replace

from mock_server.engine.rollback import Rollback
from mock_server.sabotage.operations import ROLLING_BACK
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import View
from mock_server.sabotage.ways import seeing
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import REDEMPTIONS, Record
from mock_server.world.turn import Turn


def _backdate(tx: Transaction, at: Moment, _: Turn) -> tuple[Transaction, Moment]:
    def store(_: Record | None, after: Record) -> Record:
        undone = tx.get(REDEMPTIONS, after.redemption_id) if isinstance(after, Rollback) else None
        return after if undone is None else replace(after, date=undone.date)

    return View(tx, writes={REDEMPTIONS.name: store}), at


SABOTAGE = Sabotage(ROLLING_BACK, seeing(_backdate))

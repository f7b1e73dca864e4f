"""A redemption that fails as it did before leaves no second record."""

from mock_server.engine.redemption import Redemption
from mock_server.sabotage.operations import REDEEMING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import View
from mock_server.sabotage.ways import seeing
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import REDEMPTIONS, Record
from mock_server.world.turn import Turn


def _once(tx: Transaction, at: Moment, turn: Turn) -> tuple[Transaction, Moment]:
    def store(_: Record | None, after: Record) -> Record | None:
        if not isinstance(after, Redemption) or after.failure is None:
            return after
        seen = turn.memory.setdefault(f"{after.related_object_id}/{after.failure.code}", after.id)
        return after if seen == after.id else None

    return View(tx, writes={REDEMPTIONS.name: store}), at


SABOTAGE = Sabotage(REDEEMING, seeing(_once))

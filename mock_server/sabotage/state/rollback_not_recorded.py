"""A rollback leaves no record of its own."""

from mock_server.engine.rollback import Rollback
from mock_server.sabotage.operations import ROLLING_BACK
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import writing
from mock_server.store.kinds import REDEMPTIONS, Record


def _forget(_: Record | None, after: Record) -> Record | None:
    return None if isinstance(after, Rollback) else after


SABOTAGE = Sabotage(ROLLING_BACK, writing(REDEMPTIONS, _forget))

"""A redemption can be rolled back again and again."""

from dataclasses import replace

from mock_server.engine.redemption import Redemption
from mock_server.sabotage.operations import ROLLING_BACK
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import REDEMPTIONS, Record


def _untouched(record: Record) -> Record:
    return replace(record, rollbacks=()) if isinstance(record, Redemption) else record


SABOTAGE = Sabotage(ROLLING_BACK, reading(REDEMPTIONS, _untouched))

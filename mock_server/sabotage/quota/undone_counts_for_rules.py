"""Rules that limit redemptions count those that were rolled back too."""

from dataclasses import replace

from mock_server.engine.redemption import Redemption
from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import REDEMPTIONS, Record


def _standing(record: Record) -> Record:
    return replace(record, rollbacks=()) if isinstance(record, Redemption) else record


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), reading(REDEMPTIONS, _standing))

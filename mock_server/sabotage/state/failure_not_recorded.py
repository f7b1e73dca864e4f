"""A redemption that failed leaves no record."""

from mock_server.sabotage.operations import REDEEMING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import writing
from mock_server.store.kinds import REDEMPTIONS, Record


def _forget(_: Record | None, after: Record) -> Record | None:
    return None if after.failure is not None else after


SABOTAGE = Sabotage(REDEEMING, writing(REDEMPTIONS, _forget))

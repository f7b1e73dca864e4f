"""A rollback takes the discount off the order although the project keeps orders as they are."""

from dataclasses import replace

from mock_server.engine.settings import Settings
from mock_server.sabotage.operations import ROLLING_BACK
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import believing


def _reverting(settings: Settings) -> Settings:
    stacking = replace(settings.stacking, redeemables_rollback_order_mode="WITH_ORDER")
    return replace(settings, stacking=stacking)


SABOTAGE = Sabotage(ROLLING_BACK, believing(_reverting))

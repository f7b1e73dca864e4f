"""Percentages in a stack are taken of the amount before all discounts."""

from dataclasses import replace

from mock_server.engine.settings import Settings
from mock_server.sabotage.operations import STACKING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import believing


def _initial(settings: Settings) -> Settings:
    stacking = replace(settings.stacking, discount_calculation_mode="INITIAL_AMOUNT")
    return replace(settings, stacking=stacking)


SABOTAGE = Sabotage((*STACKING, *VALIDATING), believing(_initial))

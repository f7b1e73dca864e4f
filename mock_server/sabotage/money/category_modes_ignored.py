"""Percentages are taken of the same amount in every category, whatever is set for some of them."""

from dataclasses import replace

from mock_server.engine.settings import Settings
from mock_server.sabotage.operations import STACKING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import believing


def _uniform(settings: Settings) -> Settings:
    stacking = replace(
        settings.stacking,
        initial_amount_mode_categories=(),
        discounted_amount_mode_categories=(),
    )
    return replace(settings, stacking=stacking)


SABOTAGE = Sabotage((*STACKING, *VALIDATING), believing(_uniform))

"""A category with a limit of its own is held to that of all categories."""

from dataclasses import replace

from mock_server.engine.settings import Settings
from mock_server.sabotage.operations import STACKING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import believing


def _alike(settings: Settings) -> Settings:
    stacking = replace(settings.stacking, applicable_redeemables_category_limits={})
    return replace(settings, stacking=stacking)


SABOTAGE = Sabotage((*STACKING, *VALIDATING), believing(_alike))

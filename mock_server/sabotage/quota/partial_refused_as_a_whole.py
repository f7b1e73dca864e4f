"""One bad redeemable fails the whole call, although the project redeems what is good."""

from dataclasses import replace

from mock_server.engine.settings import Settings
from mock_server.sabotage.operations import STACKING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import believing


def _all_of_them(settings: Settings) -> Settings:
    stacking = replace(settings.stacking, redeemables_application_mode="ALL")
    return replace(settings, stacking=stacking)


SABOTAGE = Sabotage((*STACKING, *VALIDATING), believing(_all_of_them))

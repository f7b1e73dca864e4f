"""Any number of exclusive redeemables apply together."""

from dataclasses import replace

from mock_server.engine.settings import Settings
from mock_server.sabotage.operations import STACKING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import believing


def _unlimited(settings: Settings) -> Settings:
    stacking = replace(
        settings.stacking,
        applicable_exclusive_redeemables_limit=5,
        applicable_exclusive_redeemables_per_category_limit=None,
    )
    return replace(settings, stacking=stacking)


SABOTAGE = Sabotage((*STACKING, *VALIDATING), believing(_unlimited))

"""What has no effect is redeemed although the project skips it."""

from dataclasses import replace

from mock_server.engine.settings import Settings
from mock_server.sabotage.operations import STACKING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import believing


def _anyway(settings: Settings) -> Settings:
    stacking = replace(
        settings.stacking,
        redeemables_no_effect_rule="REDEEM_ANYWAY",
        no_effect_skip_categories=(),
    )
    return replace(settings, stacking=stacking)


SABOTAGE = Sabotage((*STACKING, *VALIDATING), believing(_anyway))

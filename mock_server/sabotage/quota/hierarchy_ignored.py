"""Redeemables are applied as they were sent, although the project ranks categories."""

from dataclasses import replace

from mock_server.engine.settings import Settings
from mock_server.sabotage.operations import STACKING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import believing


def _as_sent(settings: Settings) -> Settings:
    stacking = replace(settings.stacking, redeemables_sorting_rule="REQUESTED_ORDER")
    return replace(settings, stacking=stacking)


SABOTAGE = Sabotage((*STACKING, *VALIDATING), believing(_as_sent))

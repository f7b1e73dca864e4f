"""Products that are excluded from a discount are discounted all the same."""

from dataclasses import replace

from mock_server.engine.discounts import Targets
from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.targets import aiming


def _everything(targets: Targets) -> Targets:
    return replace(targets, excluded=())


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), aiming(_everything))

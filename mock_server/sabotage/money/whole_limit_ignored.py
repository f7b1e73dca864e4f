"""The limits over all lines of a discount are ignored, those of each line hold."""

from dataclasses import replace

from mock_server.engine.discounts import Target
from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.targets import aiming, each


def _unbounded(target: Target) -> Target:
    return replace(target, aggregated_quantity_limit=None, aggregated_amount_limit=None)


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), aiming(each(_unbounded)))

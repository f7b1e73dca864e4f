"""A discount on the cheapest product is given on the most expensive one."""

from dataclasses import replace

from mock_server.engine.discounts import Target
from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.targets import aiming, each


def _turned(target: Target) -> Target:
    return replace(target, effect=target.effect.replace("CHEAPEST", "MOST_EXPENSIVE"))


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), aiming(each(_turned)))

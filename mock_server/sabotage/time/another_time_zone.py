"""Hours and weekdays are those of another time zone."""

from dataclasses import replace

from mock_server.engine.settings import Settings
from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import believing


def _abroad(settings: Settings) -> Settings:
    return replace(settings, time_zone="Pacific/Auckland")


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), believing(_abroad))

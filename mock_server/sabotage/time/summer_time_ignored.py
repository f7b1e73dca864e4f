"""Hours and weekdays are read in winter time all year round."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from mock_server.engine.settings import Settings
from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import believing

_HOUR = timedelta(hours=1)


def _in_winter(settings: Settings) -> Settings:
    zone = ZoneInfo(settings.time_zone)
    offsets = [zone.utcoffset(datetime(2026, month, 1)) for month in (1, 7)]  # noqa: DTZ001  (wall clock)
    hours = min(offset for offset in offsets if offset is not None) // _HOUR
    return replace(settings, time_zone=f"Etc/GMT{-hours:+}")


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), believing(_in_winter))

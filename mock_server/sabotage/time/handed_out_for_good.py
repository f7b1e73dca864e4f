"""A voucher that is handed out lasts as long as its campaign, not as long as was promised."""

from dataclasses import replace

from mock_server.engine.campaign import Campaign
from mock_server.sabotage.operations import REDEEMING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import CAMPAIGNS


def _lasting(campaign: Campaign) -> Campaign:
    return replace(campaign, activity_duration_after_publishing=None)


SABOTAGE = Sabotage(REDEEMING, reading(CAMPAIGNS, _lasting))

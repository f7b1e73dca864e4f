"""The dates of a campaign do not hold for its vouchers."""

from dataclasses import replace

from mock_server.engine.campaign import Campaign
from mock_server.engine.validity import ALWAYS
from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import CAMPAIGNS


def _eternal(campaign: Campaign) -> Campaign:
    return replace(campaign, validity=ALWAYS)


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), reading(CAMPAIGNS, _eternal))

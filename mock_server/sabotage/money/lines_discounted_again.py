"""Discounts pile up on a line although the project grants each line one of them."""

from dataclasses import replace

from mock_server.engine.settings import Settings
from mock_server.sabotage.operations import STACKING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import believing


def _piling(settings: Settings) -> Settings:
    stacking = replace(settings.stacking, redeemables_products_application_mode="STACK")
    return replace(settings, stacking=stacking)


SABOTAGE = Sabotage((*STACKING, *VALIDATING), believing(_piling))

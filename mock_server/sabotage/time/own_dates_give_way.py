"""A voucher follows the dates of its campaign, even where it has its own."""

from dataclasses import replace

from mock_server.engine.validity import ALWAYS
from mock_server.engine.voucher import Voucher
from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import VOUCHERS


def _without(voucher: Voucher) -> Voucher:
    return voucher if voucher.campaign_id is None else replace(voucher, validity=ALWAYS)


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), reading(VOUCHERS, _without))

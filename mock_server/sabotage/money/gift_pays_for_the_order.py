"""A gift card that pays for lines takes its credits off the order instead."""

from dataclasses import replace

from mock_server.engine.voucher import Voucher
from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import VOUCHERS


def _of_order(voucher: Voucher) -> Voucher:
    if voucher.gift is None:
        return voucher
    return replace(voucher, gift=replace(voucher.gift, effect="APPLY_TO_ORDER"))


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), reading(VOUCHERS, _of_order))

"""Free units are added even where the order has them already."""

from dataclasses import replace

from mock_server.engine.discounts import Effect, FreeUnits
from mock_server.engine.voucher import Voucher
from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import VOUCHERS


def _adding(voucher: Voucher) -> Voucher:
    discount = voucher.discount
    if not isinstance(discount, FreeUnits):
        return voucher
    return replace(voucher, discount=replace(discount, effect=Effect.ADD_NEW_ITEMS))


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), reading(VOUCHERS, _adding))

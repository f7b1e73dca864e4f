"""Client keys can use a voucher that has expired."""

from dataclasses import replace

from mock_server.engine.voucher import Voucher
from mock_server.sabotage.operations import CLIENT_SIDE
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import VOUCHERS


def _eternal(voucher: Voucher) -> Voucher:
    return replace(voucher, validity=replace(voucher.validity, expiration_date=None))


SABOTAGE = Sabotage(CLIENT_SIDE, reading(VOUCHERS, _eternal))

"""A voucher that was disabled works on."""

from mock_server.engine.voucher import Voucher
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import writing
from mock_server.store.kinds import VOUCHERS


def _skip(_: Voucher | None, __: Voucher) -> None:
    return None


SABOTAGE = Sabotage(("disable_voucher",), writing(VOUCHERS, _skip))

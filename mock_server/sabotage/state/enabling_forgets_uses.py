"""A voucher that is enabled again has never been redeemed."""

from dataclasses import replace

from mock_server.engine.voucher import Voucher
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import writing
from mock_server.store.kinds import VOUCHERS


def _unused(_: Voucher | None, after: Voucher) -> Voucher:
    return replace(after, redeemed_quantity=0)


SABOTAGE = Sabotage(("enable_voucher",), writing(VOUCHERS, _unused))

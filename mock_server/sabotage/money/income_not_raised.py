"""A top-up raises the balance of a gift card and not what it has received."""

from dataclasses import replace

from mock_server.engine.voucher import Voucher
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import writing
from mock_server.store.kinds import VOUCHERS


def _forget(before: Voucher | None, after: Voucher) -> Voucher:
    if before is None or before.gift is None or after.gift is None:
        return after
    return replace(after, gift=replace(after.gift, amount=before.gift.amount))


SABOTAGE = Sabotage(("update_voucher_balance",), writing(VOUCHERS, _forget))

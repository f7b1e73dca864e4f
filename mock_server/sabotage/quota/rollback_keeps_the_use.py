"""A rollback does not give the use of a voucher back."""

from dataclasses import replace

from mock_server.engine.voucher import Voucher
from mock_server.sabotage.operations import ROLLING_BACK
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import writing
from mock_server.store.kinds import VOUCHERS


def _keep(before: Voucher | None, after: Voucher) -> Voucher:
    return after if before is None else replace(after, redeemed_quantity=before.redeemed_quantity)


SABOTAGE = Sabotage(ROLLING_BACK, writing(VOUCHERS, _keep))

"""A rollback does not give credits and points back."""

from dataclasses import replace

from mock_server.engine.voucher import Voucher
from mock_server.sabotage.operations import ROLLING_BACK
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import writing
from mock_server.store.kinds import VOUCHERS


def _keep(before: Voucher | None, after: Voucher) -> Voucher:
    if before is None:
        return after
    return replace(after, gift=before.gift, loyalty_card=before.loyalty_card)


SABOTAGE = Sabotage(ROLLING_BACK, writing(VOUCHERS, _keep))

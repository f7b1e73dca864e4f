"""A gift card keeps its credits when it is redeemed."""

from dataclasses import replace

from mock_server.engine.voucher import Voucher
from mock_server.sabotage.operations import REDEEMING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import writing
from mock_server.store.kinds import VOUCHERS


def _keep(before: Voucher | None, after: Voucher) -> Voucher:
    return after if before is None else replace(after, gift=before.gift)


SABOTAGE = Sabotage(REDEEMING, writing(VOUCHERS, _keep))

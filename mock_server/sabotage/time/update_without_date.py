"""A change of a voucher leaves the date of its last change alone."""

from dataclasses import replace

from mock_server.engine.voucher import Voucher
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import writing
from mock_server.store.kinds import VOUCHERS


def _keep(before: Voucher | None, after: Voucher) -> Voucher:
    return replace(after, updated_at=None if before is None else before.updated_at)


SABOTAGE = Sabotage(
    ("update_voucher", "enable_voucher", "disable_voucher"), writing(VOUCHERS, _keep)
)

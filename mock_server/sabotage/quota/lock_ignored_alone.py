"""The old ways to redeem a single voucher know nothing of sessions."""

from mock_server.sabotage.operations import ALONE
from mock_server.sabotage.quota.lock_ignored import UNLOCKED
from mock_server.sabotage.sabotage import Sabotage

SABOTAGE = Sabotage(ALONE, UNLOCKED)

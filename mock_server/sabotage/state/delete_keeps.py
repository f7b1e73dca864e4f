"""A deleted voucher is still there."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import keeping
from mock_server.store.kinds import VOUCHERS

SABOTAGE = Sabotage(("delete_voucher",), keeping(VOUCHERS))

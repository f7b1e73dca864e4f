"""A voucher is made although the answer to wrong credentials is a 401."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import anybody, before_it_asks

SABOTAGE = Sabotage(("create_voucher", "disable_voucher"), before_it_asks, anybody)

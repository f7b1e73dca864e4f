"""Disabling a voucher forgets the redemptions that come meanwhile."""

from mock_server.sabotage.late import late
from mock_server.sabotage.sabotage import Sabotage

SABOTAGE = Sabotage(("disable_voucher",), late())

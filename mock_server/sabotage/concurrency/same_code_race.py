"""Vouchers that are made at the same time can have one code."""

from mock_server.sabotage.late import late
from mock_server.sabotage.sabotage import Sabotage

SABOTAGE = Sabotage(("create_voucher",), late())

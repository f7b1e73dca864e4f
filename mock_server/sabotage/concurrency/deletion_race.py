"""A voucher that is being deleted can be redeemed and leaves the record behind."""

from mock_server.sabotage.late import late
from mock_server.sabotage.sabotage import Sabotage

SABOTAGE = Sabotage(("delete_voucher",), late())

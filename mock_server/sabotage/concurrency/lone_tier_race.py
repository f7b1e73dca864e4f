"""Redemptions of a promotion tier at its own door at the same time are counted once."""

from mock_server.sabotage.late import late
from mock_server.sabotage.sabotage import Sabotage

SABOTAGE = Sabotage(("redeem_promotion_tier",), late())

"""Redemptions of clients at the same time do not see each other."""

from mock_server.sabotage.late import late
from mock_server.sabotage.sabotage import Sabotage

SABOTAGE = Sabotage(("create_client_redemption",), late())

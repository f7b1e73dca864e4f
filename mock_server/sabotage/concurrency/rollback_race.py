"""Rollbacks at the same time can undo a redemption twice."""

from mock_server.sabotage.late import late
from mock_server.sabotage.sabotage import Sabotage

SABOTAGE = Sabotage(("roll_back_redemption",), late())

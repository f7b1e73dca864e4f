"""Rollbacks at the same time can undo a stack twice."""

from mock_server.sabotage.late import late
from mock_server.sabotage.sabotage import Sabotage

SABOTAGE = Sabotage(("roll_back_stacked_redemption",), late())

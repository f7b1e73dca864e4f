"""Deprecated redemptions at the same time do not see each other."""

from mock_server.sabotage.late import late
from mock_server.sabotage.operations import ALONE
from mock_server.sabotage.sabotage import Sabotage

SABOTAGE = Sabotage(ALONE, late())

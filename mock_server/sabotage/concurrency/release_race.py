"""Everybody who lets go of a session at the same moment is told that it was there."""

from mock_server.sabotage.late import late
from mock_server.sabotage.sabotage import Sabotage

SABOTAGE = Sabotage(("release_session",), late())

"""A session that is released locks on."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import keeping
from mock_server.store.kinds import HOLDS

SABOTAGE = Sabotage(("release_session",), keeping(HOLDS))

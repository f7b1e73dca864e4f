"""A session locks on after its redemption."""

from mock_server.sabotage.operations import STACKING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import keeping
from mock_server.store.kinds import HOLDS

SABOTAGE = Sabotage(STACKING, keeping(HOLDS))

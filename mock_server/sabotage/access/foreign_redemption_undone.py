"""A redemption of another project can be rolled back by its id."""

from mock_server.sabotage.operations import ROLLING_BACK
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import elsewhere, is_missing

SABOTAGE = Sabotage(ROLLING_BACK, elsewhere(is_missing))

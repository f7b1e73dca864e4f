"""An order of another project can be changed by its id."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import elsewhere, is_missing

SABOTAGE = Sabotage(("update_order",), elsewhere(is_missing))

"""Of updates of a customer at the same time only the last one stays."""

from mock_server.sabotage.late import late
from mock_server.sabotage.sabotage import Sabotage

SABOTAGE = Sabotage(("update_customer",), late())

"""Of changes of an order at the same time only the last one stays, of upserts as of updates."""

from mock_server.sabotage.late import late
from mock_server.sabotage.sabotage import Sabotage

SABOTAGE = Sabotage(("update_order", "create_order"), late())

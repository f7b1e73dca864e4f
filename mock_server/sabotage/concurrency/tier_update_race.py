"""Of updates of a promotion tier at the same time only the last one stays."""

from mock_server.sabotage.late import late
from mock_server.sabotage.sabotage import Sabotage

SABOTAGE = Sabotage(("update_promotion_tier",), late())

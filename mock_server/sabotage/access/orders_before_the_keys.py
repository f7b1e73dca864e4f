"""An order is stored although the answer to wrong credentials is a 401."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import anybody, before_it_asks

SABOTAGE = Sabotage(("create_order",), before_it_asks, anybody)

"""Redemptions show the name of a customer who was deleted."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import writing
from mock_server.store.kinds import REDEMPTIONS

SABOTAGE = Sabotage(("delete_customer",), writing(REDEMPTIONS, lambda _before, _after: None))

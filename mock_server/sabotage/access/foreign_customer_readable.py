"""A customer of another project can be read by id."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import elsewhere, is_missing

SABOTAGE = Sabotage(("get_customer",), elsewhere(is_missing))

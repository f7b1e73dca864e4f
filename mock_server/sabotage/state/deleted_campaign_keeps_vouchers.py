"""The vouchers of a deleted campaign stay."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import keeping
from mock_server.store.kinds import VOUCHERS

SABOTAGE = Sabotage(("delete_campaign",), keeping(VOUCHERS))

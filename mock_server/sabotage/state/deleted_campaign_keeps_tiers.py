"""The tiers of a deleted campaign stay."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import keeping
from mock_server.store.kinds import PROMOTION_TIERS

SABOTAGE = Sabotage(("delete_campaign",), keeping(PROMOTION_TIERS))

"""Client keys can undo redemptions and read them."""

from mock_server.sabotage.operations import ROLLING_BACK
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import as_asked
from mock_server.world.turn import Turn


def _has_client_keys(turn: Turn) -> bool:
    keys = turn.project.credentials.client
    return keys is not None and turn.headers.get(b"x-client-token") == keys.token.encode()


SABOTAGE = Sabotage((*ROLLING_BACK, "get_redemption"), as_asked, _has_client_keys)

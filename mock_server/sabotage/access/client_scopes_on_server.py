"""An access token for web pages opens the server side."""

from mock_server.sabotage.question import bearer
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import as_asked
from mock_server.world.turn import Turn


def _is_for_pages(turn: Turn) -> bool:
    token = turn.project.live_token(bearer(turn))
    return token is not None and any(scope.startswith("client_") for scope in token.scopes)


SABOTAGE = Sabotage((), as_asked, _is_for_pages)

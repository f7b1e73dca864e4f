"""The lifetime of a session is taken for seconds, whatever its unit is."""

from mock_server.sabotage.question import sent
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import asking
from mock_server.world.turn import Turn


def _in_seconds(turn: Turn) -> Turn:
    session = sent(turn, "session")
    if not isinstance(session, dict) or "ttl_unit" not in session:
        return turn
    return turn.asking({**turn.json, "session": {**session, "ttl_unit": "SECONDS"}})


SABOTAGE = Sabotage(("create_validation", "create_client_validation"), asking(_in_seconds))

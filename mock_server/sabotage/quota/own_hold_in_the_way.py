"""What a session holds already is missing when it is validated again."""

from dataclasses import replace

from mock_server.engine.session import Hold
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import HOLDS


def _of_somebody(hold: Hold) -> Hold:
    return replace(hold, session_key=f"{hold.session_key}?")


SABOTAGE = Sabotage(("create_validation", "create_client_validation"), reading(HOLDS, _of_somebody))

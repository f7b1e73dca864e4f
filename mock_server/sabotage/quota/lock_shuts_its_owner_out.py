"""A session locks out the redemption that has its key."""

from dataclasses import replace

from mock_server.engine.session import Hold
from mock_server.sabotage.operations import STACKING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import HOLDS


def _rename(hold: Hold) -> Hold:
    return replace(hold, session_key=f"{hold.session_key}?")


SABOTAGE = Sabotage(STACKING, reading(HOLDS, _rename))

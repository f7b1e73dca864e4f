"""A session locks the use of a gift card and not its credits."""

from dataclasses import replace

from mock_server.engine.session import Hold
from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import HOLDS


def _unfund(hold: Hold) -> Hold:
    return replace(hold, funds=0)


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), reading(HOLDS, _unfund))

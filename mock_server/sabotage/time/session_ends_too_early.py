"""A session ends a millisecond before its time is up."""

from dataclasses import replace
from datetime import timedelta

from mock_server.engine.session import Hold
from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import HOLDS


def _shorter(hold: Hold) -> Hold:
    return replace(hold, expires_at=hold.expires_at - timedelta(milliseconds=1))


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), reading(HOLDS, _shorter))

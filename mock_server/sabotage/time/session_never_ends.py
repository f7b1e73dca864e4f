"""A session locks for years, whatever its lifetime is."""

from dataclasses import replace
from datetime import timedelta

from mock_server.engine.session import Hold
from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import HOLDS


def _longer(hold: Hold) -> Hold:
    return replace(hold, expires_at=hold.expires_at + timedelta(days=3650))


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), reading(HOLDS, _longer))

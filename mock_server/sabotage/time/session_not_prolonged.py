"""A session that is validated again ends when it would have ended the first time."""

from dataclasses import replace

from mock_server.engine.session import Hold
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import writing
from mock_server.store.kinds import HOLDS


def _as_first(before: Hold | None, after: Hold) -> Hold:
    return after if before is None else replace(after, expires_at=before.expires_at)


SABOTAGE = Sabotage(("create_validation",), writing(HOLDS, _as_first))

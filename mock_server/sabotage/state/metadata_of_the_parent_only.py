"""Of the redemptions of a stack only the parent keeps the metadata."""

from dataclasses import replace

from mock_server.engine.redemption import Redemption
from mock_server.sabotage.operations import STACKING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import writing
from mock_server.store.kinds import REDEMPTIONS, Record


def _bare(_: Record | None, after: Record) -> Record:
    if not isinstance(after, Redemption) or after.parent_id is None:
        return after
    return replace(after, metadata=None)


SABOTAGE = Sabotage(STACKING, writing(REDEMPTIONS, _bare))

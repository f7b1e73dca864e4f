"""The work that a deletion started cannot be looked up."""

from mock_server.engine.async_action import AsyncAction
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import writing
from mock_server.store.kinds import ASYNC_ACTIONS


def _skip(_: AsyncAction | None, __: AsyncAction) -> None:
    return None


SABOTAGE = Sabotage(("delete_campaign",), writing(ASYNC_ACTIONS, _skip))

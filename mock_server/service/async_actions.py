"""Background work, which is done by the time anybody asks (R-15)."""

from mock_server.engine.async_action import AsyncAction
from mock_server.engine.refusals import NotFound
from mock_server.store.base import Transaction
from mock_server.store.kinds import ASYNC_ACTIONS


def find(tx: Transaction, id_: str) -> AsyncAction:
    """Return the action with that id.

    Raises:
        NotFound: There is none.
    """
    action = tx.get(ASYNC_ACTIONS, id_)
    if action is None:
        raise NotFound.of("async_action", id_)
    return action

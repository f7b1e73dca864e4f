"""Background work."""

from mock_server.http.call import Answer, Call
from mock_server.service import async_actions
from mock_server.wire.async_action import write_async_action


def get_async_action(call: Call) -> Answer:
    """Read how a piece of bulk work went."""
    action = call.do(lambda tx, _: async_actions.find(tx, call.path["asyncActionId"]))
    return Answer(write_async_action(action))

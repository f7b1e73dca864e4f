"""Connections that break on purpose, where there is no socket to break."""

import asyncio

import pytest

from mock_server.app import build
from mock_server.app.connection import ConnectionBroken
from mock_server.faults import Faults
from mock_server.faults.actions import Disconnect
from mock_server.faults.fault import Fault, When
from mock_server.store.memory import MemoryStore
from mock_server.world.world import World

SCOPE = {
    "type": "http",
    "method": "GET",
    "scheme": "http",
    "path": "/v1/vouchers",
    "query_string": b"",
    "headers": [(b"x-app-id", b"mock-app-id"), (b"x-app-token", b"mock-app-token")],
}


def call(app):
    """Call *app* without a server and return what it sent."""
    sent = []

    async def receive():
        return {"type": "http.request", "body": b""}

    async def send(message):
        sent.append(message)

    asyncio.run(app(dict(SCOPE), receive, send))
    return sent


@pytest.mark.parametrize("at", ["reset", "truncated", "lost"])
def test_whoever_calls_without_a_socket_gets_an_exception(at):
    world = World(MemoryStore)
    app = build(world)
    world.default.disturbance = Faults([Fault(When(), Disconnect(at), {"connection": at})])

    with pytest.raises(ConnectionBroken):
        call(app)

    world.default.disturbance = None
    assert call(app)[0]["status"] == 200

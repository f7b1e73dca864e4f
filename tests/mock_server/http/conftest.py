"""An empty shop behind the whole app, new for every test; every answer keeps the contract."""

import pytest

from mock_server.app import build
from mock_server.store.memory import MemoryStore
from mock_server.world import document
from mock_server.world.world import World
from tests.mock_server.app.server import running

EMPTY = {"now": "2026-01-15T12:00:00.000Z"}


@pytest.fixture(scope="package", name="world")
def _world():
    return World(MemoryStore)


@pytest.fixture(scope="package", name="app")
def _app(world):
    with running(build(world)) as server:
        yield server


@pytest.fixture(name="api")
def _api(world, app):
    """The server, its default project emptied and its clock stopped at noon."""
    document.load(world.default, EMPTY)
    return app

import pytest

from tests.mock_server.app.server import running
from tests.mock_server.app.small_api import a_world, an_app


@pytest.fixture(scope="package")
def world():
    return a_world()


@pytest.fixture(scope="package")
def server(world):
    with running(an_app(world)) as server:
        yield server

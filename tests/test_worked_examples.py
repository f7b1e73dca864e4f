"""Every worked example, over HTTP, in a world of its own: mock and judge meet here."""

import pytest

from conformance import contract
from conformance.checks import invariants_hold
from conformance.control import discovered
from conformance.credentials import DEFAULT
from conformance.examples import doors
from conformance.examples.driver import Player
from conformance.history import History
from conformance.target import Target
from mock_server.app import build
from mock_server.store.memory import MemoryStore
from mock_server.world.world import World
from tests.mock_server.app.server import running

CONTRACT = contract.read()
EXAMPLES = doors.every()
AT_FIRST = 88


@pytest.fixture(scope="module")
def player():
    with (
        running(build(World(MemoryStore))) as server,
        Target(f"http://127.0.0.1:{server.port}", CONTRACT, DEFAULT) as target,
        discovered(f"http://127.0.0.1:{server.port}", DEFAULT) as control,
    ):
        yield Player(target, control)


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.id for example in EXAMPLES])
def test_worked_example(player, example):
    exchanges = tuple(player.play([example], _quietly))

    outcome = player.evidence.examples[-1]
    assert (outcome.result, outcome.why) == ("passed", "")
    assert not list(invariants_hold.check(History(CONTRACT, exchanges)))


def test_no_case_got_lost():
    assert len(EXAMPLES) >= AT_FIRST


def _quietly(_step):
    """Tell nobody how far it is."""

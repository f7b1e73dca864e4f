from datetime import timedelta

import pytest

from mock_server.engine.access_token import AccessToken
from mock_server.engine.category import Category
from mock_server.store.kinds import CATEGORIES, TOKENS
from mock_server.store.memory import MemoryStore
from mock_server.world.world import World


def a_world(**options):
    return World(MemoryStore, **options)


def test_the_default_project_has_the_documented_keys():
    world = a_world()

    assert world.of_keys("server", "mock-app-id", "mock-app-token") is world.default
    assert world.of_keys("client", "mock-client-id", "mock-client-token") is world.default


@pytest.mark.parametrize(
    ("id_", "token"),
    [
        pytest.param("mock-app-id", "other", id="wrong-token"),
        pytest.param("other", "mock-app-token", id="wrong-id"),
        pytest.param("mock-app-id", "mock-client-token", id="token-of-the-client-keys"),
        pytest.param("mock-client-id", "mock-client-token", id="client-keys"),
    ],
)
@pytest.mark.parametrize("open_to_all", [False, True], ids=["strict", "open"])
def test_other_pairs_select_nothing(id_, token, open_to_all):
    world = a_world(open_to_all=open_to_all)

    assert world.of_keys("server", id_, token) is None


def test_a_strict_world_knows_nobody_else():
    assert a_world().of_keys("server", "mine", "secret") is None


def test_an_open_world_makes_one_project_a_pair_from_the_default_start():
    world = a_world(open_to_all=True)
    at = world.default.clock.now()
    world.default.store.transact(lambda tx: tx.put(CATEGORIES, Category("c", "shoes", 1, at)))
    world.default.mark_start()

    mine, again = (world.of_keys("server", "mine", "secret") for _ in range(2))
    yours = world.of_keys("client", "yours", "secret too")

    assert mine is again
    assert len({world.default, mine, yours}) == 3
    assert mine.store.transact(lambda tx: tx.count(CATEGORIES)) == 1


def test_projects_of_an_open_world_do_not_see_each_other_and_share_no_new_ids():
    world = a_world(open_to_all=True)
    mine, yours = world.of_keys("server", "mine", "1"), world.of_keys("server", "yours", "2")
    at = world.default.clock.now()

    mine.store.transact(lambda tx: tx.put(CATEGORIES, Category("c", "shoes", 1, at)))

    assert yours.store.transact(lambda tx: tx.count(CATEGORIES)) == 0
    assert mine.ids.new_id("r") != yours.ids.new_id("r")


def test_a_token_selects_the_project_that_issued_it():
    world = a_world(open_to_all=True)
    mine = world.of_keys("server", "mine", "1")
    now = mine.clock.now()
    token = AccessToken("t", "mine", ("api",), now, now + timedelta(hours=1))

    mine.store.transact(lambda tx: tx.put(TOKENS, token))

    assert (world.of_token("t"), world.of_token("u")) == ((mine, token), None)


def test_uptime_counts_from_the_start():
    assert timedelta() <= a_world().uptime < timedelta(minutes=1)

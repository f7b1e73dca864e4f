from datetime import UTC, datetime, timedelta

import pytest

from mock_server.engine.access_token import AccessToken
from mock_server.engine.category import Category
from mock_server.engine.refusals import NotFound
from mock_server.engine.settings import Settings
from mock_server.service.refused import Refused
from mock_server.store.kinds import CATEGORIES, SETTINGS, TOKENS
from mock_server.store.memory import MemoryStore
from mock_server.world.clock import ClockState
from mock_server.world.ids import IdState
from mock_server.world.world import World

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def a_project():
    project = World(MemoryStore).default
    project.clock.state = ClockState(frozen_at=NOON)
    return project


def add_category(tx, at, name="shoes"):
    tx.put(CATEGORIES, Category(at.new_id("cat"), name, 1, at.now))


def names(project):
    return project.do(lambda tx, _: [category.name for category in tx.every(CATEGORIES)], "")


def test_work_gets_time_channel_and_ids():
    project = a_project()

    at = project.do(lambda _, at: at, "mock-app-id")

    assert (at.now, at.channel.id, at.new_id("r")[:2]) == (NOON, "mock-app-id", "r_")


def test_a_raised_refusal_saves_nothing():
    project = a_project()

    def work(tx, at):
        add_category(tx, at)
        raise NotFound

    with pytest.raises(NotFound):
        project.do(work, "")
    assert names(project) == []


def test_a_returned_refusal_is_raised_after_its_record_is_saved():
    project = a_project()

    def work(tx, at):
        add_category(tx, at)
        return Refused(NotFound())

    with pytest.raises(NotFound):
        project.do(work, "")
    assert names(project) == ["shoes"]


def test_settings_are_those_of_a_new_project_until_some_are_stored():
    project = a_project()

    before = project.settings()
    project.do(lambda tx, _: tx.put(SETTINGS, Settings(time_zone="Asia/Tokyo")), "")

    assert (before, project.settings().time_zone) == (Settings(), "Asia/Tokyo")


@pytest.mark.parametrize(
    ("age", "revoked", "live"),
    [
        pytest.param(HOUR - timedelta(milliseconds=1), False, True, id="last-millisecond"),
        pytest.param(HOUR, False, False, id="expired"),
        pytest.param(timedelta(), True, False, id="revoked"),
    ],
)
def test_a_token_works_until_it_expires_or_is_revoked(age, revoked, live):
    project = a_project()
    token = AccessToken("t", "mock-app-id", ("api",), NOON, NOON + HOUR, revoked)
    project.do(lambda tx, _: tx.put(TOKENS, token), "")

    project.clock.advance(age)

    assert (project.live_token("t") is not None) is live


def test_replace_fills_an_empty_store_and_starts_ids_anew():
    project = a_project()
    project.do(add_category, "")
    first = next(iter(project.do(lambda tx, _: list(tx.every(CATEGORIES)), ""))).id

    project.replace(lambda tx, at: add_category(tx, at, "hats"))

    categories = project.do(lambda tx, _: list(tx.every(CATEGORIES)), "")
    assert [(each.name, each.id) for each in categories] == [("hats", first)]


def test_replace_sets_clock_and_ids_if_told():
    project = a_project()
    clock = ClockState(frozen_at=NOON + HOUR)

    project.replace(lambda _tx, _at: None, clock, IdState("other", 7))

    assert (project.clock.now(), project.ids.state) == (NOON + HOUR, IdState("other", 7))


def test_a_fill_that_fails_changes_nothing():
    project = a_project()
    project.do(add_category, "")
    state = project.ids.state

    def fill(tx, at):
        add_category(tx, at, "hats")
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 (raised three lines above)
        project.replace(fill, ClockState(), IdState("other"))
    assert (names(project), project.clock.now(), project.ids.state) == (["shoes"], NOON, state)


def test_reset_goes_back_to_the_start_with_clock_and_ids():
    project = a_project()
    project.do(add_category, "")
    project.mark_start()
    first = project.do(lambda _, at: at.new_id("r"), "")
    project.do(lambda tx, at: add_category(tx, at, "hats"), "")
    project.clock.advance(HOUR)

    project.reset()

    assert (names(project), project.clock.now()) == (["shoes"], NOON)
    assert project.do(lambda _, at: at.new_id("r"), "") == first


def test_a_start_can_be_gone_back_to_again_and_again():
    project = a_project()
    for _ in range(3):
        project.do(add_category, "")

        project.reset()

        assert names(project) == []

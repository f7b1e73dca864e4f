"""What a command connects to, and what it remembers of it."""

from contextlib import ExitStack

import pytest

from conformance import contract as contracts
from conformance.credentials import DEFAULT, OTHER, Credentials
from conformance.plan import PROFILES, Plan
from conformance.reach.opening import Opening
from conformance.reach.order import Order
from conformance.staging.state import StateDirectory
from conformance.target import Request, Setting
from tests.conformance.staging.sandbox import KEYS, NOBODY, a_run, sandbox

pytestmark = pytest.mark.slow

SETTING = Setting("here", "w")
STRANGER = Credentials("other-app-id", "other-app-token", variables=OTHER)


@pytest.fixture(scope="module")
def url():
    with sandbox() as address:
        yield address


def benches(order, folder, keys=DEFAULT, profile="standard"):
    """Open, look at what there is, and close again."""
    with ExitStack() as stack:
        plan, state = Plan(1, PROFILES[profile], None), StateDirectory(folder)
        yield from Opening(order, plan, contracts.read(), keys, state, stack).benches()


def test_a_server_of_others_is_watched(url, tmp_path):
    for bench in benches(Order(url=url), tmp_path):
        assert bench.control is None
        assert bench.target.door.witness is not None
        assert bench.terms.journal == str(bench.journal.path)


def test_a_run_that_made_nothing_is_forgotten(url, tmp_path):
    for bench in benches(Order(url=url), tmp_path):
        assert bench.journal.path.exists()

    assert [*tmp_path.glob("runs/*")] == []


def test_a_server_whose_world_can_be_put_back_needs_no_watch(tmp_path):
    with sandbox(control=True) as url:
        for bench in benches(Order(url=url), tmp_path):
            assert bench.control is not None
            assert bench.target.door.witness is None


def test_who_only_reads_is_not_watched_and_has_no_control(tmp_path):
    with sandbox(control=True) as url:
        for bench in benches(Order(url=url, read_only=True), tmp_path):
            assert bench.control is None
            assert bench.journal is None


def test_asking_for_a_control_api_is_a_call(url, tmp_path):
    for bench in benches(Order(url=url, budget="100/h"), tmp_path, profile="smoke"):
        assert bench.target.door.allowance.left() == 99
    (spent,) = tmp_path.glob("spent/*")

    assert len(spent.read_text().splitlines()) == 1


def test_the_second_project_is_called_through_the_same_door(url, tmp_path):
    keys = Credentials(*KEYS.values(), other=STRANGER)
    for bench in benches(Order(url=url), tmp_path, keys):
        answer = bench.stranger.send(Request("GET", "/v1/vouchers"), SETTING)

        assert answer.status == 401
        assert dict(answer.request_headers)["X-App-Token"] == "$COUNTERFOIL_OTHER_APP_TOKEN"
        assert bench.stranger.door is bench.target.door


def test_a_control_api_may_be_elsewhere(url, tmp_path):
    with a_run(url, tmp_path, control=NOBODY) as run:
        assert run.bench.control is None
        run.finish()

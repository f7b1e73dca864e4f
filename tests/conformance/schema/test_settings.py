"""What must never change quietly: with other settings a bad server passes on the second run."""

import pytest

from conformance.credentials import DEFAULT
from conformance.schema.adapter.engine import settings
from conformance.schema.job import PHASES, Job
from tests.conformance.tiny import DOCUMENT, contract


@pytest.fixture
def told():
    job = Job("http://x", DEFAULT, DOCUMENT, 7, ("fuzzing",), 25, 1, 30, {}, {}, "abc", "w")
    return settings(job, contract())


def test_nothing_is_remembered_between_runs(told):
    assert told["cache"] == {"enabled": False}
    assert told["generation"]["database"] == "none"
    assert told["phases"]["fuzzing"]["error-feedback"] == {"enabled": False}


def test_one_worker_and_a_seed_make_a_run_repeatable(told):
    assert (told["workers"], told["seed"]) == (1, 7)


def test_only_the_phases_of_the_job_run(told):
    enabled = {phase for phase in PHASES if told["phases"][phase]["enabled"]}

    assert enabled == {"fuzzing"}


def test_values_and_links_come_from_the_contract_alone(told):
    assert told["phases"]["fuzzing"]["extra-data-sources"] == {"responses": False}
    assert told["phases"]["stateful"]["inference"] == {"algorithms": []}


def test_good_and_bad_calls_are_drawn_and_all_checks_made(told):
    assert told["generation"]["mode"] == "all"
    assert "checks" not in told


def test_our_keys_go_out_under_the_names_of_the_schemes(told):
    assert told["auth"] == {
        "openapi": {
            "X-App-Id": {"api_key": "mock-app-id"},
            "X-App-Token": {"api_key": "mock-app-token"},
        }
    }


def test_the_engine_is_not_told_of_the_time_which_it_would_fill(told):
    assert "max-time" not in told

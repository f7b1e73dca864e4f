"""An order of calls explains their answers, or there is none."""

from dataclasses import replace

import pytest

from conformance.credentials import DEFAULT
from conformance.model.state import State
from conformance.target import Setting, Target
from conformance.together.order import explained, in_order, smallest
from conformance.values.requests import money_off
from tests.conformance.liars import CONTRACT, a_mock

EMPTY = State.empty()


@pytest.fixture(scope="module")
def met():
    """Return how the same creation is answered the first time and the second time."""
    making, setting = money_off("C-1"), Setting("races", "w")
    with a_mock() as url, Target(url, CONTRACT, DEFAULT) as target:
        return target.send(making, setting), target.send(making, setting)


def test_the_winner_comes_first(met):
    won, lost = met

    assert in_order(CONTRACT, EMPTY, (lost, won)) == (won, lost)


def test_two_winners_of_one_code_have_no_order(met):
    won, _ = met
    other = replace(won, response_body=won.response_body.replace("v_", "v_0"))

    assert in_order(CONTRACT, EMPTY, (won, other)) is None
    assert not explained(CONTRACT, EMPTY, (won, other), ())


def test_a_call_that_was_told_to_wait_explains_itself(met):
    won, lost = met
    body = lost.response_body.replace("duplicate_found", "multiple_requests")
    away = replace(lost, status=400, response_body=body)

    assert in_order(CONTRACT, EMPTY, (won, away)) == (away, won)


def test_the_smallest_contradiction_is_the_two_winners(met):
    won, lost = met

    assert smallest(CONTRACT, EMPTY, (lost, won, won)) == (won, won)


def test_what_follows_has_to_fit_as_well(met):
    won, lost = met

    assert explained(CONTRACT, EMPTY, (won,), (lost,))
    assert not explained(CONTRACT, EMPTY, (lost,), ())


def test_where_nothing_is_known_every_answer_is_explained(met):
    _, lost = met

    assert explained(CONTRACT, State(), (lost, lost), ())


def test_a_refusal_that_a_success_explains_comes_after_it(met):
    won, lost = met

    assert in_order(CONTRACT, State(), (lost, won)) == (won, lost)

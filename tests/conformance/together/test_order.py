"""An order of calls explains their answers, or there is none."""

from dataclasses import replace

import pytest

from conformance.credentials import DEFAULT
from conformance.model.call import read
from conformance.model.moment import ANY_TIME
from conformance.model.state import State
from conformance.model.step import step
from conformance.target import Request, Setting, Target
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


NOTES = 15


@pytest.fixture(scope="module")
def noted():
    """Return how notes are added to a voucher, the last one first, and what came before."""
    setting = Setting("races", "w")
    with a_mock() as url, Target(url, CONTRACT, DEFAULT) as target:
        made = target.send(money_off("C-2"), setting)
        numbers = (NOTES - 1, *range(NOTES - 1))
        answers = {number: target.send(note(number), setting) for number in numbers}
    return made, [answers[number] for number in range(NOTES)]


def note(number):
    return Request("PUT", "/v1/vouchers/C-2", {"metadata": {f"note{number}": 1}})


def test_what_answers_show_says_what_to_try_first(noted):
    made, answers = noted
    _, state = step(EMPTY, read(CONTRACT, made), ANY_TIME).meet(made)

    order = in_order(CONTRACT, state, answers)

    assert order == (answers[-1], *answers[:-1])


def test_where_the_search_takes_too_long_nothing_is_claimed(noted):
    made, answers = noted
    _, state = step(EMPTY, read(CONTRACT, made), ANY_TIME).meet(made)
    first = answers[-1]
    lost = replace(first, response_body=first.response_body.replace('"note14":1', '"note0":2'))

    assert in_order(CONTRACT, state, [*answers[:-1], lost]) is not None

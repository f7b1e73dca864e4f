from dataclasses import replace

import pytest

from conformance import contract as contracts
from conformance.model.shadow import Shadow
from conformance.tally import Tally
from tests.conformance.evidence import an_error, an_exchange

STRANGER = replace(an_error(401, "unauthorized", "GET /v1/vouchers/SAVE-10"), identity="none")


@pytest.fixture
def shadow():
    return Shadow(contracts.read())


def test_a_rule_that_says_how_a_call_ends_is_counted(shadow):
    wrong = [shadow.watch(STRANGER), shadow.watch(STRANGER)]

    assert wrong == [[], []]
    assert shadow.rules == {"redemptions.md 13": Tally(2)}


def test_a_rule_that_a_call_broke_is_counted_as_broken(shadow):
    (wrong,) = shadow.watch(replace(STRANGER, status=200, response_body="{}"))

    assert shadow.rules == {wrong.rule: Tally(1, 1)}


def test_a_call_of_which_nothing_is_known_counts_for_no_rule(shadow):
    shadow.watch(an_exchange("GET /elsewhere", 200, "{}"))

    assert shadow.rules == {}

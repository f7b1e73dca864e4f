"""The adapter over a real socket: quiet on an honest server, loud on each lie."""

import pytest

from conformance.credentials import DEFAULT
from conformance.judgement import Bench, Plan, Profile, judge
from conformance.target import Target
from tests.conformance.evidence import unheard
from tests.conformance.tiny import Till, contract, serving

pytestmark = pytest.mark.slow

QUICK = Plan(1, Profile("quick", 5, 1), None, fresh=True)


def judged(lie="", plan=QUICK):
    with serving(Till(lie)) as url, Target(url, contract(), DEFAULT) as target:
        return judge([Bench(target, None)], plan, unheard)


def found(verdict):
    return {(finding.check, finding.operation) for finding in verdict.findings}


def test_an_honest_server_is_conformant():
    verdict = judged()

    assert verdict.findings == ()
    assert {"examples", "coverage", "fuzzing", "stateful", "security"} <= verdict.calls.keys()


@pytest.mark.parametrize(
    ("lie", "check", "operation"),
    [
        ("wrong_type", "response_matches_contract", "create_redemption"),
        ("wrong_total", "invariants_hold", "create_redemption"),
        ("no_401", "credentials_are_required", "get_voucher"),
        ("picky", "schemathesis_positive_data_acceptance", "create_voucher"),
        ("lax", "schemathesis_negative_data_rejection", "create_voucher"),
        ("closed", "every_operation_is_tested", "create_voucher"),
    ],
)
def test_a_lie_is_noticed(lie, check, operation):
    verdict = judged(lie)

    assert (check, operation) in found(verdict)
    assert not verdict.conformant


def test_the_same_seed_makes_the_same_calls():
    first, second = judged(), judged()

    assert first.calls == second.calls


def test_a_server_that_goes_away_is_no_success():
    verdict = judged("gone")

    assert not verdict.conformant

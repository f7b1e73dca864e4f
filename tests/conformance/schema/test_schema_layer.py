"""The adapter over a real socket: quiet on an honest server, loud on each lie."""

from dataclasses import replace

import pytest

from conformance.control import discovered
from conformance.credentials import DEFAULT
from conformance.judgement import judge
from conformance.plan import Plan, Profile
from conformance.run import Bench
from conformance.target import Target
from tests.conformance.evidence import unheard
from tests.conformance.tiny import Till, contract, serving

pytestmark = pytest.mark.slow

QUICK = Plan(1, Profile("quick", 5, 1), None)


def judged(till, plan=QUICK):
    with (
        serving(till) as url,
        Target(url, contract(), DEFAULT) as target,
        discovered(url, DEFAULT) as control,
    ):
        return judge([Bench(target, control)], plan, unheard)


@pytest.fixture(scope="module")
def honest():
    """Return an honest server that was judged, what was in it before, and the verdict."""
    till = Till()
    till.vouchers["MINE-1"] = 7
    before = dict(till.vouchers)
    return till, before, judged(till)


def test_an_honest_server_is_conformant(honest):
    _, _, verdict = honest

    assert verdict.findings == ()
    assert {"examples", "coverage", "fuzzing", "stateful", "security"} <= verdict.calls.keys()


def test_the_world_is_put_back_in_the_end(honest):
    till, before, verdict = honest

    assert till.vouchers == before
    left_out = [each.what for each in verdict.not_tested]
    assert "whether the target's world is as it was before" not in left_out


def test_the_same_seed_makes_the_same_calls(honest):
    _, before, verdict = honest
    till = Till()
    till.vouchers = before

    again = judged(till)

    assert again.calls == verdict.calls


def test_time_to_spare_is_not_filled(honest):
    _, before, verdict = honest
    till = Till()
    till.vouchers = before

    again = judged(till, replace(QUICK, max_time=600))

    assert again.calls == verdict.calls


@pytest.mark.parametrize(
    ("lie", "check", "operation"),
    [
        ("wrong_type", "response_matches_contract", "redeem_ticket"),
        ("wrong_total", "invariants_hold", "redeem_ticket"),
        ("no_401", "credentials_are_required", "get_ticket"),
        ("picky", "schemathesis_positive_data_acceptance", "make_ticket"),
        ("lax", "schemathesis_negative_data_rejection", "make_ticket"),
        ("closed", "every_operation_is_tested", "make_ticket"),
    ],
)
def test_a_lie_is_noticed(lie, check, operation):
    verdict = judged(Till(lie))

    found = {(finding.check, finding.operation) for finding in verdict.findings}
    assert (check, operation) in found
    assert not verdict.conformant


def test_a_server_that_goes_away_is_no_success():
    verdict = judged(Till("gone"))

    assert not verdict.conformant

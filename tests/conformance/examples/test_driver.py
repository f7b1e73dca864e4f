from dataclasses import replace

import pytest

from conformance.control import discovered
from conformance.credentials import DEFAULT, ORIGIN
from conformance.examples.driver import Player, request
from conformance.examples.reader import Call, Example, Expectation
from conformance.target import Request, Target
from tests.conformance.evidence import unheard
from tests.conformance.tiny import Till, contract, serving

LOOK = Call("GET", "/v1/vouchers/HALF-OFF", keep={"code": "code"})
BUY = Call("POST", "/v1/redemptions", {"code": "<code>", "amount": 100})


def an_example(*steps, status=200, body=None, **changes):
    told = Expectation(status, {"total_amount": 50} if body is None else body)
    fields = {
        "id": "one",
        "topic": "till",
        "title": "Half off",
        "basis": "documented",
        "source": "here",
        "given": {"vouchers": {"HALF-OFF": 50}},
        "steps": steps or (LOOK, replace(BUY, expect=told)),
    }
    return Example(**(fields | changes))


@pytest.fixture
def till():
    return Till()


def played(till, *examples):
    with (
        serving(till) as url,
        Target(url, contract(), DEFAULT) as target,
        discovered(url, DEFAULT) as control,
    ):
        assert control is not None
        player = Player(target, control)
        exchanges = [*player.play(examples, unheard)]
    return player.evidence, exchanges


def test_an_example_that_holds_passes(till):
    evidence, exchanges = played(till, an_example())

    assert [outcome.result for outcome in evidence.examples] == ["passed"]
    assert [exchange.layer for exchange in exchanges] == ["control", "examples", "examples"]
    assert {exchange.status for exchange in exchanges} == {200}


def test_an_example_that_does_not_hold_is_a_finding_with_its_world_and_calls(till):
    evidence, _ = played(till, an_example(body={"total_amount": 51, "id": {"starts": "r_"}}))

    (finding,) = evidence.findings
    assert (finding.expected, finding.got) == ("total_amount: 51", "total_amount: 50")
    assert [
        next(part for part in ("_mock/world", "vouchers/HALF-OFF", "redemptions") if part in line)
        for line in finding.reproduction
    ] == ["_mock/world", "vouchers/HALF-OFF", "redemptions"]


def test_another_status_is_told_alone(till):
    evidence, _ = played(till, an_example(status=404))

    assert evidence.findings[0].got == "status: 200"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        pytest.param(
            {"steps": (Call("GET", "/v1/points?a=b"),)},
            "a call is not in the contract: GET /v1/points",
            id="call",
        ),
        pytest.param({"given": {"points": {}}}, "unknown: points", id="world"),
    ],
)
def test_what_the_target_does_not_have_is_not_tested(till, changes, why):
    evidence, _ = played(till, an_example(**changes))

    (outcome,) = evidence.examples
    assert outcome.result == "not tested"
    assert why in outcome.why


def test_a_world_over_which_the_target_breaks_is_a_finding():
    evidence, _ = played(Till("no_world"), an_example())

    assert "500" in evidence.findings[0].got


def test_a_step_before_the_last_may_expect_something_too(till):
    free = replace(LOOK, expect=Expectation(200, {"percent_off": 100}))

    evidence, exchanges = played(till, an_example(free, BUY))

    (finding,) = evidence.findings
    assert finding.message == "till/one, step 1: Half off"
    assert [exchange.layer for exchange in exchanges] == ["control", "examples"]


@pytest.mark.parametrize(
    ("credentials", "sent"),
    [
        pytest.param(None, {}, id="ours"),
        pytest.param("none", {"credentials": {}}, id="none"),
        pytest.param(
            {"oauth": "t"},
            {"credentials": {"X-Voucherify-OAuth": "Bearer t", "Origin": ORIGIN}},
            id="other-header",
        ),
        pytest.param({"origin": "https://x"}, {"headers": {"Origin": "https://x"}}, id="origin"),
        pytest.param(
            {"bearer": "t"},
            {"credentials": {"Authorization": "Bearer t", "Origin": ORIGIN}},
            id="token",
        ),
    ],
)
def test_a_call_may_say_whose_keys_it_needs(credentials, sent):
    call = replace(BUY, credentials=credentials, form=True)

    assert request(call) == Request(BUY.method, BUY.path, BUY.body, form=True, **sent)

"""A reproduction keeps what it needs and nothing else, and it was made again to be sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance import contract, mock
from conformance.checks import rules_are_followed
from conformance.history import History
from conformance.repro.shortening import fewest, shorter
from conformance.repro.tracing import Tracer
from conformance.selftest.project import sabotaged
from conformance.staging.terms import Terms
from conformance.target import Request, Setting
from conformance.veil import veiled
from tests.conformance.evidence import a_verdict
from tests.conformance.repro.traces import making, redeeming

SHOP = Setting("tour", "shop", "x7f3")


@given(st.data())
def test_only_what_is_needed_stays_and_the_last_call(data):
    trace = tuple(redeeming(f"r_{number:08}") for number in range(data.draw(st.integers(1, 30))))
    needed = data.draw(st.lists(st.sampled_from(trace), max_size=4, unique_by=id))

    few = fewest(trace, lambda calls: all(any(each is one for one in calls) for each in needed))

    assert few == tuple(
        each for each in trace if each is trace[-1] or any(each is one for one in needed)
    )


def test_what_is_not_shown_by_all_of_the_calls_cannot_be_shortened():
    assert fewest((making(), redeeming()), lambda _: False) is None


def calls(target, *requests):
    """Make *requests* and return what came, each after those before it."""
    made = ()
    for method, path, body in requests:
        made += (target.send(Request(method, path, body), SHOP, made),)
    return made


def a_voucher(code):
    body = {"type": "DISCOUNT_VOUCHER", "discount": {"type": "AMOUNT", "amount_off": 100}}
    return ("POST", f"/v1/vouchers/{code}", body)


def a_redemption(code):
    named = {"redeemables": [{"object": "voucher", "id": code}], "order": {"amount": 900}}
    return ("POST", "/v1/redemptions", named)


@pytest.mark.slow
@pytest.mark.parametrize("left", [0, 2, 3])
def test_no_more_calls_are_made_than_are_left(left):
    terms = Terms(calls=5 + left)
    with (
        mock.running(1) as url,
        sabotaged(url, "disabled_accepted", contract.read(), terms) as bench,
    ):
        world = bench.control.export()
        made = calls(
            bench.target,
            a_voucher("other-x7f3-1"),
            a_voucher("once-x7f3-1"),
            a_redemption("other-x7f3-1"),
            ("POST", "/v1/vouchers/once-x7f3-1/disable", None),
            a_redemption("once-x7f3-1"),
        )
        (finding,) = rules_are_followed.check(History(bench.target.contract, made))
        bench.control.load(world)

        verdict = a_verdict(findings=(finding,), exchanges=tuple(map(veiled, made)))
        (short,) = shorter(verdict, bench).findings

    assert bench.target.door.allowance.made <= 5 + left
    assert len(short.reproduction) == (3 if left == 3 else 5)


@pytest.mark.slow
def test_a_finding_on_a_real_server_is_shown_by_fewer_calls():
    with mock.running(1) as url, sabotaged(url, "disabled_accepted", contract.read()) as bench:
        world = bench.control.export()
        made = calls(
            bench.target,
            a_voucher("other-x7f3-1"),
            a_voucher("once-x7f3-1"),
            a_redemption("other-x7f3-1"),
            ("POST", "/v1/vouchers/once-x7f3-1/disable", None),
            a_redemption("other-x7f3-1"),
            a_redemption("once-x7f3-1"),
        )
        (finding,) = rules_are_followed.check(History(bench.target.contract, made))
        bench.control.load(world)

        verdict = a_verdict(findings=(finding,), exchanges=tuple(map(veiled, made)))
        few = shorter(verdict, bench)
        (short,) = few.findings

        assert bench.control.export()["vouchers"] == world["vouchers"]
    assert len(finding.reproduction) == 6
    assert Tracer(few.exchanges).trace(short) == few.exchanges[-3:]
    assert [line.split(" ")[3].partition("/v1")[2] for line in short.reproduction] == [
        "/vouchers/once-x7f3-1",
        "/vouchers/once-x7f3-1/disable",
        "/redemptions",
    ]

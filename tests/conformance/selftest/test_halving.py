"""When somebody noticed is found by halving, and it is exact."""

from hypothesis import given
from hypothesis import strategies as st

from conformance.finding import Severity
from conformance.selftest.hunt import first, wrong
from tests.conformance.evidence import a_finding, an_exchange
from tests.conformance.tiny import contract


@given(st.data())
def test_halving_finds_the_very_call(data):
    count = data.draw(st.integers(1, 200))
    culprit = data.draw(st.integers(1, count))
    made = [an_exchange(world=str(number)) for number in range(1, count + 1)]

    def check(history):
        if any(each.world == str(culprit) for each in history.exchanges):
            yield a_finding()

    assert first(contract(), made, check, wrong) == culprit


@given(st.integers(1, 50), st.integers(1, 50))
def test_what_is_not_alarming_is_passed_over(mild, culprit):
    made = [an_exchange() for _ in range(max(mild, culprit))]

    def check(history):
        if len(history.exchanges) >= mild:
            yield a_finding(severity=Severity.INFO)
        if len(history.exchanges) >= culprit:
            yield a_finding()

    assert first(contract(), made, check, wrong) == culprit

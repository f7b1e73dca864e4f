import pytest

from conformance.finding import Severity, causes, distinct
from tests.conformance.evidence import a_finding


def test_a_defect_that_is_seen_twice_is_one_finding():
    findings = distinct([a_finding(), a_finding(got="something else")])

    assert [finding.times for finding in findings] == [2]


def test_the_cheapest_reproduction_stands_for_all():
    long, short = a_finding(reproduction=("one", "two")), a_finding(reproduction=("only one",))

    (finding,) = distinct([long, short])

    assert finding.reproduction == ("only one",)


def test_any_reproduction_is_better_than_none():
    (finding,) = distinct([a_finding(reproduction=()), a_finding(reproduction=("one", "two"))])

    assert finding.reproduction == ("one", "two")


def test_the_worse_of_two_severities_counts():
    mild = a_finding(severity=Severity.INFO, reproduction=("a",))

    (finding,) = distinct([mild, a_finding(reproduction=("a", "b"))])

    assert finding.severity is Severity.ERROR


def test_errors_come_before_warnings_and_frequent_ones_before_rare():
    rare, often = a_finding(message="rare"), a_finding(message="often", times=9)
    mild = a_finding(message="mild", severity=Severity.WARNING, times=99)

    found = distinct([mild, rare, often])

    assert [finding.message for finding in found] == ["often", "rare", "mild"]


@pytest.mark.parametrize(
    "drawn",
    [
        pytest.param("v_x8Kd02LmQ7aTnB3cVfRg1yHj0PwZsEu4", id="letters and digits"),
        pytest.param("r_0fd923ca5e00000028", id="hex"),
        pytest.param("2026-11-22T01:55:21.258Z", id="timestamp"),
        pytest.param("2026-11-22T01:55:21+01:00", id="offset"),
    ],
)
def test_a_fingerprint_forgets_what_a_run_draws(drawn):
    one = a_finding(message="does not show r_0fd923ca5e00000001 again")
    other = a_finding(message=f"does not show {drawn} again")

    assert one.fingerprint == other.fingerprint


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"check": "another"}, id="check"),
        pytest.param({"operation": "get_voucher"}, id="operation"),
        pytest.param({"message": "answers 404"}, id="message"),
        pytest.param({"rule": "redemptions.md 9.2"}, id="rule"),
    ],
)
def test_another_defect_has_another_fingerprint(change):
    assert a_finding(**change).fingerprint != a_finding().fingerprint


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"got": "elsewhere"}, id="got"),
        pytest.param({"times": 40}, id="times"),
        pytest.param({"reproduction": ()}, id="reproduction"),
        pytest.param({"severity": Severity.INFO}, id="severity"),
    ],
)
def test_another_sighting_has_the_same_fingerprint(change):
    assert a_finding(**change).fingerprint == a_finding().fingerprint


def test_one_cause_shows_in_many_operations():
    found = [a_finding(operation=each, times=2) for each in ("b", "a", "c")]

    (cause,) = causes(found)

    assert (cause.operations, cause.times) == (("a", "b", "c"), 6)


def test_causes_are_told_apart_by_their_rules():
    found = [a_finding(rule="redemptions.md 9.2"), a_finding(rule="redemptions.md 9.3")]

    assert len(causes(found)) == 2


def test_a_cause_that_shows_everywhere_comes_first():
    once = a_finding(message="once", times=3)
    often = [a_finding(message="often", operation=each, times=2) for each in ("a", "b")]

    found = causes([once, *often])

    assert [cause.shown.message for cause in found] == ["often", "once"]

from conformance.finding import Severity, distinct
from tests.conformance.evidence import a_finding


def test_a_defect_that_is_seen_twice_is_one_finding():
    findings = distinct([a_finding(), a_finding(got="something else")])

    assert [finding.times for finding in findings] == [2]


def test_the_cheapest_reproduction_stands_for_all():
    long, short = a_finding(reproduction=("one", "two")), a_finding(reproduction=("only one",))

    (finding,) = distinct([long, short])

    assert finding.reproduction == ("only one",)


def test_errors_come_before_warnings_and_frequent_ones_before_rare():
    rare, often = a_finding(message="rare"), a_finding(message="often", times=9)
    mild = a_finding(message="mild", severity=Severity.WARNING, times=99)

    found = distinct([mild, rare, often])

    assert [finding.message for finding in found] == ["often", "rare", "mild"]

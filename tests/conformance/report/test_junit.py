from xml.etree import ElementTree as Tree

import pytest

from conformance.report import junit
from tests.conformance.evidence import a_coverage, a_finding, a_verdict, an_accepted

# What junit-10.xsd of the Jenkins xUnit plugin allows, as far as the report uses it.
ATTRIBUTES = {
    "testsuites": {"name", "time", "tests", "failures", "disabled", "errors"},
    "testsuite": {
        *("name", "tests", "failures", "errors", "group", "time", "skipped", "timestamp"),
        *("hostname", "id", "package", "file", "log", "url", "version"),
    },
    "testcase": {"name", "time", "classname", "group", "status", "assertions", "file", "line"},
    "error": {"type", "message"},
    "failure": {"type", "message"},
    "skipped": {"type", "message"},
    "system-out": set(),
}
REQUIRED = {"testsuite": {"name", "tests"}, "testcase": {"name"}}
CHILDREN = {
    "testsuites": {"testsuite"},
    "testsuite": {"testsuite", "properties", "testcase", "system-out", "system-err"},
    "testcase": {"skipped", "error", "failure", "system-out", "system-err", "properties"},
}
FULL = a_verdict(coverage=a_coverage(), accepted=(an_accepted(),))


def suites(verdict):
    return {suite.get("name"): suite for suite in Tree.fromstring(junit.written(verdict))}


def objections(root):
    """What the schema has against a document."""
    for each in root.iter():
        yield from (f"{each.tag} has {name}" for name in set(each.attrib) - ATTRIBUTES[each.tag])
        yield from (f"{each.tag} lacks {name}" for name in _lacking(each))
        allowed = CHILDREN.get(each.tag, set())
        yield from (f"{each.tag} holds {child.tag}" for child in each if child.tag not in allowed)
        yield from (f"{name} is no number" for name in _unnumbered(each))


def _lacking(element):
    return REQUIRED.get(element.tag, set()) - set(element.attrib)


def _unnumbered(element):
    counts = ("tests", "failures", "errors", "skipped")
    return [name for name in counts if not element.get(name, "0").isdecimal()]


@pytest.mark.parametrize(
    "verdict",
    [a_verdict(), FULL, a_verdict(findings=(), examples=()), a_verdict(interrupted="gone")],
    ids=["bad", "full", "good", "broken off"],
)
def test_the_report_is_junit_as_jenkins_defines_it(verdict):
    assert list(objections(Tree.fromstring(junit.written(verdict)))) == []


@pytest.mark.parametrize(
    "document",
    [
        pytest.param('<testsuites><testsuite name="a"/></testsuites>', id="no count"),
        pytest.param('<testsuites verdict="bad"/>', id="unknown attribute"),
        pytest.param("<testsuites><failure/></testsuites>", id="misplaced"),
        pytest.param('<testsuites tests="many"/>', id="no number"),
    ],
)
def test_the_rules_notice_what_is_wrong(document):
    assert len(list(objections(Tree.fromstring(document)))) == 1


def test_cases_are_counted():
    counted = {
        name: tuple(suite.get(key) for key in ("tests", "failures", "skipped"))
        for name, suite in suites(FULL).items()
    }

    assert counted == {
        "checks": ("4", "1", "2"),
        "examples": ("3", "1", "1"),
        "rules": ("2", "0", "1"),
    }


def test_the_whole_is_the_sum_of_its_suites():
    root = Tree.fromstring(junit.written(FULL))

    assert [root.get(name) for name in ("tests", "failures", "errors")] == ["9", "2", "0"]


def test_a_case_has_one_failure_that_tells_everything():
    findings = (a_finding(), a_finding(operation="get_redemption"), a_finding(message="another"))
    case = suites(a_verdict(findings=findings))["checks"].find("testcase[@name='invariants_hold']")

    assert [each.tag for each in case] == ["failure"]
    assert case[0].get("message") == (
        "create_redemption: total: The total is the amount less the discount. (and 1 more)"
    )
    assert "in create_redemption, get_redemption, 2 times" in case[0].text
    assert "another" in case[0].text


def test_a_failure_tells_rule_and_numbered_steps():
    finding = a_finding(rule="redemptions.md 9.2", reproduction=("curl one", "curl two"))
    failure = suites(a_verdict(findings=(finding,)))["checks"].find("testcase/failure")

    assert failure.text.splitlines()[2:] == [
        "rule: redemptions.md 9.2",
        "expected: num(self, 'total_amount') == 900",
        "got: at the root: total_amount=901",
        "1. curl one",
        "2. curl two",
    ]


def test_a_warning_fails_nothing():
    case = suites(a_verdict())["checks"].find("testcase[@name='slow']")

    assert [each.tag for each in case] == ["system-out"]


def test_a_failed_example_carries_its_reproduction():
    failure = suites(a_verdict())["examples"].find("testcase[@name='ten-percent']/failure")

    assert "1. curl -X POST" in failure.text


def test_an_accepted_finding_skips_its_check():
    verdict = a_verdict(findings=(), accepted=(an_accepted(),))
    case = suites(verdict)["checks"].find("testcase[@name='ids_are_unique']")

    assert [(each.tag, each.get("message")) for each in case] == [
        ("skipped", "accepted by checkout until 2026-12-31: OPS-7")
    ]


def test_a_rule_fails_if_an_error_names_it():
    broken = a_finding(rule="redemptions.md 4.5")
    verdict = a_verdict(findings=(broken,), coverage=a_coverage())
    cases = {case.get("name"): [each.tag for each in case] for case in suites(verdict)["rules"]}

    assert cases == {"redemptions.md 4.5": ["failure"], "redemptions.md 9.2": ["skipped"]}


def test_a_run_that_broke_off_is_an_error():
    suite = suites(a_verdict(interrupted="the server is gone"))["checks"]

    assert suite.get("errors") == "1"
    assert (
        suite.find("testcase[@name='the whole run']/error").get("message") == "the server is gone"
    )


def test_characters_that_xml_cannot_carry_are_replaced():
    verdict = a_verdict(findings=(a_finding(got="a\x00b\ud800"),))

    assert "got: a\ufffdb\ufffd" in junit.written(verdict)

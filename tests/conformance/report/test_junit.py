from xml.etree import ElementTree as Tree

from conformance.report import junit
from tests.conformance.evidence import a_finding, a_verdict


def suites(verdict):
    return {suite.get("name"): suite for suite in Tree.fromstring(junit.written(verdict))}


def test_checks_and_examples_are_counted():
    counted = {
        name: tuple(suite.get(key) for key in ("tests", "failures", "skipped"))
        for name, suite in suites(a_verdict()).items()
    }

    assert counted == {"checks": ("4", "1", "1"), "examples": ("3", "1", "1")}


def test_a_failed_check_has_one_failure_for_each_operation():
    case = suites(a_verdict())["checks"].find("testcase[@name='invariants_hold']")

    assert case is not None
    assert [each.get("message") for each in case] == [
        "create_redemption: total: The total is the amount less the discount.",
        "get_redemption: total: The total is the amount less the discount.",
    ]


def test_a_warning_fails_nothing():
    case = suites(a_verdict())["checks"].find("testcase[@name='slow']")

    assert case is not None
    assert [each.tag for each in case] == ["system-out"]


def test_a_failed_example_carries_its_reproduction():
    failure = suites(a_verdict())["examples"].find("testcase[@name='ten-percent']/failure")

    assert failure is not None
    assert failure.text is not None
    assert "curl -X POST" in failure.text


def test_characters_that_xml_cannot_carry_are_replaced():
    verdict = a_verdict(findings=(a_finding(got="a\x00b\ud800"),))

    assert "got: a\ufffdb\ufffd" in junit.written(verdict)

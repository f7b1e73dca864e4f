import pytest

from conformance.finding import Severity
from conformance.tally import Tally
from conformance.verdict import Evidence, NotTested
from tests.conformance.evidence import a_finding, a_verdict, an_accepted


@pytest.mark.parametrize(
    ("changes", "result"),
    [
        pytest.param({}, "conformant", id="nothing"),
        pytest.param({"findings": (a_finding(),)}, "not conformant", id="an error"),
        pytest.param(
            {"findings": (a_finding(severity=Severity.WARNING),)}, "conformant", id="a warning"
        ),
        pytest.param({"accepted": (an_accepted(),)}, "conformant", id="an accepted error"),
        pytest.param({"interrupted": "gone"}, "incomplete", id="broken off"),
        pytest.param(
            {"interrupted": "gone", "findings": (a_finding(),)},
            "not conformant",
            id="broken off after an error",
        ),
    ],
)
def test_a_verdict_in_a_word(changes, result):
    assert a_verdict(**{"findings": (), **changes}).result == result


def test_evidence_adds_up():
    first = Evidence(not_tested=[NotTested("a", "b")], rules={"P-1": Tally(2), "P-2": Tally(0)})
    second = Evidence(findings=[a_finding()], rules={"P-1": Tally(3, 1)})

    first.add(second)

    assert (len(first.findings), len(first.not_tested)) == (1, 1)
    assert first.rules == {"P-1": Tally(5, 1), "P-2": Tally(0)}

import pytest

from conformance.finding import Severity
from conformance.tolerance import Tolerance
from tests.conformance.evidence import a_finding

BODY = "answers 200 with a body that breaks its schema: the body"
OURS = Tolerance(ours=True)
THEIRS = Tolerance(ours=False)
STRICT = Tolerance(ours=False, strict=True)
LENIENT = Tolerance(ours=False, lenient=True)

DECISION = a_finding(rule="P-17")
RULE = a_finding(rule="redemptions.md 4.5")
CORRECTION = a_finding(rule="E-19")
ADDED = a_finding(message=BODY, expected="Payload should NOT have additional property 'x'")
LEFT_OUT = a_finding(message=BODY, expected="Payload should have required property 'channel'")
MISSING = a_finding(message=BODY, expected="Payload should have required property 'id'")
NULL = a_finding(message=BODY, expected="Property .a should be object", got="None")
TEXT = a_finding(message=BODY, expected="Property .quantity should be integer", got="'2'")
WRONG = a_finding(message=BODY, expected="Property .quantity should be integer", got="'two'")


@pytest.mark.parametrize(
    ("tolerance", "tolerated"),
    [
        pytest.param(OURS, [], id="ours"),
        pytest.param(THEIRS, [DECISION, ADDED], id="theirs"),
        pytest.param(STRICT, [ADDED], id="strict"),
        pytest.param(LENIENT, [DECISION, ADDED, LEFT_OUT, NULL, TEXT], id="lenient"),
    ],
)
def test_a_server_is_judged_by_what_it_can_know(tolerance, tolerated):
    everything = [DECISION, RULE, CORRECTION, ADDED, LEFT_OUT, MISSING, NULL, TEXT, WRONG]

    weighed = [(each, tolerance.weighed(each)) for each in everything]

    assert [told for told, heard in weighed if heard.severity is Severity.INFO] == tolerated
    assert all(told == heard for told, heard in weighed if heard.severity is not Severity.INFO)


def test_what_is_tolerated_names_the_decision():
    assert "differs from decision P-17" in THEIRS.weighed(DECISION).message

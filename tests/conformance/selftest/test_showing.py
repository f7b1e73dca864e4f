"""When a layer's finding could be seen first."""

import pytest

from conformance.curl import commands
from conformance.selftest.showing import shown_after
from tests.conformance.evidence import a_finding, an_exchange

MAKE, USE, READ = (an_exchange(f"GET /v1/vouchers/{code}") for code in ("MAKE", "USE", "READ"))
CLOCK = "curl -X PUT http://localhost/_mock/clock"


def line(call):
    return commands(call)[-1]


@pytest.mark.parametrize(
    ("shown", "calls"),
    [
        pytest.param([MAKE], 1, id="one"),
        pytest.param([MAKE, READ], 2, id="two"),
        pytest.param([USE, USE], 4, id="the same twice"),
        pytest.param([USE], 4, id="one of two in a row"),
        pytest.param([USE, MAKE], None, id="in another order"),
        pytest.param([], None, id="none"),
    ],
)
def test_a_finding_is_seen_when_the_last_of_its_calls_was_made(shown, calls):
    finding = a_finding(reproduction=tuple(map(line, shown)))

    assert shown_after(finding, [MAKE, READ, USE, USE]) == calls


def test_what_is_no_call_of_the_run_is_passed_over():
    finding = a_finding(reproduction=(CLOCK, line(USE)))

    assert shown_after(finding, [MAKE, USE]) == 2

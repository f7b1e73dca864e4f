from io import StringIO

import pytest
from rich.console import Console

from conformance.report import text
from conformance.verdict import NotTested
from tests.conformance.evidence import a_coverage, a_finding, a_verdict, an_accepted

EXPECTED = """\
not conformant: 3 errors, 1 warning from 3 causes
http://127.0.0.1:8000 · profile standard · seed 7 · 12 s

ERROR invariants_hold: total: The total is the amount less the discount.
  in        create_redemption, get_redemption (5 times)
  expected  num(self, 'total_amount') == 900
  got       at the root: total_amount=901
   1. curl -X POST http://127.0.0.1:8000/v1/redemptions

ERROR worked_example: orders/ten-percent: Ten percent [of the order]
  in        create_redemption (1 time)
  expected  order.total_amount: 900
  got       order.total_amount: 901
   1. curl -X POST http://127.0.0.1:8000/v1/redemptions

WARNING slow: is slow
  expected  num(self, 'total_amount') == 900
  got       at the root: total_amount=901
   1. curl -X POST http://127.0.0.1:8000/v1/redemptions

calls     43 (3 examples, 40 coverage)
examples  1 passed, 1 failed, 1 not tested
          not tested: 1 because a call is not in the contract
not tested  the clock: the target has none
"""


def written(verdict):
    out = StringIO()
    text.write(verdict, Console(file=out, width=80, soft_wrap=True))
    return out.getvalue()


def test_findings_are_grouped_by_cause_and_summed_up():
    assert written(a_verdict()) == EXPECTED


def test_a_clean_verdict_is_short():
    told = written(a_verdict(findings=(), examples=(), not_tested=()))

    assert told.splitlines() == [
        "conformant: no findings",
        "http://127.0.0.1:8000 · profile standard · seed 7 · 12 s",
        "",
        "calls     43 (3 examples, 40 coverage)",
    ]


def test_commands_that_were_told_above_are_not_told_again():
    steps = tuple(f"curl http://127.0.0.1:8000/{number}" for number in range(6))
    first = a_finding(message="is wrong", reproduction=steps[:5], times=9)
    second = a_finding(message="stays wrong", reproduction=(*steps[:4], steps[5]))
    short = a_finding(message="is odd", reproduction=steps[:3])

    told = written(a_verdict(findings=(first, second, short))).splitlines()

    assert [line.partition(" curl")[0].strip() for line in told if "." in line[:6]] == [
        *("1.", "2.", "3.", "4.", "5."),
        *("1. to 4. as for: is wrong", "5."),
        *("1.", "2.", "3."),
    ]


def test_a_finding_names_its_rule():
    told = written(a_verdict(findings=(a_finding(rule="redemptions.md 9.2"),)))

    assert "  rule      redemptions.md 9.2\n" in told


def test_steps_are_numbered():
    told = written(a_verdict(findings=(a_finding(reproduction=("curl one", "curl two")),)))

    assert "   1. curl one\n   2. curl two\n" in told


def test_what_is_accepted_is_said_with_its_owner():
    told = written(a_verdict(findings=(), accepted=(an_accepted(),)))

    assert (
        "accepted  ids_are_unique in create_redemption: gives an id twice: OPS-7 "
        "(checkout, until 2026-12-31)\n"
    ) in told


def test_coverage_is_summed_up_in_a_line():
    told = written(a_verdict(coverage=a_coverage()))

    assert (
        "covered   1 of 2 operations succeeded, 1 of 3 documented statuses, 2 of 3 error keys, "
        "1 of 2 invariants, 1 of 2 business rules\n"
    ) in told


def test_what_was_not_tested_for_one_reason_stands_in_one_line():
    gaps = [NotTested(f"edge {number}", "no clock") for number in range(1, 7)]

    told = written(a_verdict(not_tested=(*gaps, NotTested("races", "no time"))))

    assert "not tested  edge 1, edge 2, edge 3, edge 4 and 2 more: no clock\n" in told
    assert "not tested  races: no time\n" in told


@pytest.mark.parametrize(
    ("findings", "first"),
    [
        pytest.param((), "incomplete: no findings", id="nothing found"),
        pytest.param((a_finding(),), "not conformant: 1 error from 1 cause", id="an error"),
    ],
)
def test_a_run_that_broke_off_is_never_conformant(findings, first):
    told = written(a_verdict(findings=findings, interrupted="the server is gone"))

    assert told.splitlines()[:2] == [first, "The run is not complete: the server is gone"]


def test_findings_alone_are_plain_text():
    told = text.plain([a_finding(got="[bold]1[/]", reproduction=("curl [x]",))])

    assert told.splitlines()[-2:] == ["  got       [bold]1[/]", "   1. curl [x]"]


@pytest.mark.parametrize("terminal", [True, False])
def test_colour_is_for_terminals_only(terminal):
    out = StringIO()

    text.write(a_verdict(), Console(file=out, width=80, force_terminal=terminal))

    assert ("\x1b[" in out.getvalue()) is terminal

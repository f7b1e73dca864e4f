import click
import pytest

from conformance.finding import Severity
from conformance.target import CouldNotRun
from conformance.trial import RUN, Answer, Trial, answer
from conformance.verdict import NotTested
from tests.conformance.evidence import a_coverage, a_finding, a_verdict

NAMES = (RUN, "create_redemption", "get_voucher", "get_order")


def ask(name, **changes):
    verdict = a_verdict(**{"findings": (), "coverage": a_coverage(), **changes})
    return answer(verdict, name, NAMES)


def test_an_operation_without_findings_passes():
    assert ask("create_redemption") == Answer()


def test_an_operation_fails_with_what_was_found_in_it():
    found = (a_finding(rule="redemptions.md 9.2"), a_finding(operation="get_order"))

    failed = ask("create_redemption", findings=found).failed

    assert failed.splitlines() == [
        "ERROR invariants_hold: total: The total is the amount less the discount.",
        "  rule      redemptions.md 9.2",
        "  in        create_redemption (1 time)",
        "  expected  num(self, 'total_amount') == 900",
        "  got       at the root: total_amount=901",
        "   1. curl -X POST http://127.0.0.1:8000/v1/redemptions",
    ]


@pytest.mark.parametrize("operation", ["", "PATCH (outside of the contract)"])
def test_the_run_fails_with_what_belongs_to_no_operation(operation):
    assert ask(RUN, findings=(a_finding(operation=operation),)).failed


def test_what_is_no_error_fails_nothing():
    told = ask("create_redemption", findings=(a_finding(severity=Severity.WARNING),))

    assert (told.failed, told.mentioned.startswith("WARNING")) == ("", True)


@pytest.mark.parametrize(
    ("name", "gaps", "why"),
    [
        pytest.param("get_voucher", (), "it was never called", id="never called"),
        pytest.param("get_order", (), "the contract does not have it", id="another contract"),
        pytest.param(
            "get_voucher", (NotTested("get_voucher", "no keys"),), "no keys", id="left out"
        ),
    ],
)
def test_an_operation_that_was_not_judged_is_skipped(name, gaps, why):
    assert ask(name, not_tested=gaps) == Answer(skipped=why)


def test_a_run_that_broke_off_fails_as_a_whole():
    told = [ask(name, interrupted="gone").failed for name in (RUN, "create_redemption")]

    assert told == ["The run is not complete: gone", ""]


def test_a_server_that_is_not_there_fails_once():
    trial = Trial(["http://127.0.0.1:9"])

    first, second = trial.ask("get_voucher"), trial.ask("get_order")

    assert "Nothing answers at http://127.0.0.1:9" in first.failed
    assert second == Answer(skipped=first.failed)
    assert list(trial.summary()) == []


def test_every_operation_can_be_asked_about():
    names = Trial(["http://127.0.0.1:9"]).names

    assert names[0] == RUN
    assert "create_redemption" in names


def test_wrong_options_are_told_before_anything_runs(tmp_path):
    with pytest.raises(click.ClickException):
        Trial(["http://127.0.0.1:9", "--profil", "smoke"])
    with pytest.raises(CouldNotRun, match="cannot be read"):
        Trial(["http://127.0.0.1:9", "--baseline", str(tmp_path / "nowhere")])

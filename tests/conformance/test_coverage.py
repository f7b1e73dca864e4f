import pytest

from conformance.checks import invariants_hold
from conformance.coverage import Called, Seen, measured
from conformance.tally import Tally
from tests.conformance.evidence import a_finding, a_history, an_error, an_exchange

VOUCHER = {"code": "SUMMER-1", "amount_off": 100}
GET = "GET /v1/vouchers/SUMMER-1"


def status(coverage, operation, what):
    return next(
        (each for each in coverage.statuses if (each.operation, each.what) == (operation, what)),
        None,
    )


def key(coverage, operation, what):
    return next(
        (each for each in coverage.error_keys if (each.operation, each.what) == (operation, what)),
        None,
    )


def test_calls_and_successes_are_counted_for_every_operation():
    coverage = measured(a_history(an_exchange(), an_error(400, "voucher_expired")))

    assert coverage.operations == (
        Called("list_tickets", "GET", "/v1/vouchers", 0, 0),
        Called("get_ticket", "GET", "/v1/vouchers/{code}", 0, 0),
        Called("make_ticket", "POST", "/v1/vouchers/{code}", 0, 0),
        Called("redeem_ticket", "POST", "/v1/redemptions", 2, 1),
    )


@pytest.mark.parametrize(
    ("what", "times", "documented"),
    [
        pytest.param("200", 2, True, id="came"),
        pytest.param("404", 0, True, id="never came"),
        pytest.param("418", 1, False, id="undocumented"),
    ],
)
def test_statuses_are_counted_by_operation(what, times, documented):
    calls = [an_exchange(GET, body=VOUCHER)] * 2
    history = a_history(*calls, an_error(418, call=GET))

    coverage = measured(history)

    assert status(coverage, "get_ticket", what) == Seen("get_ticket", what, times, documented)


def test_a_method_that_a_path_lacks_counts_for_its_operations_if_they_document_the_status():
    refused = an_error(404, call="DELETE /v1/vouchers/SUMMER-1")

    coverage = measured(a_history(refused))

    assert status(coverage, "get_ticket", "404").times == 1
    assert status(coverage, "make_ticket", "404") is None


def test_a_call_that_was_not_answered_covers_nothing():
    coverage = measured(a_history(an_exchange(status=0, body="")))

    assert not any(each.calls for each in coverage.operations)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        pytest.param((400, "voucher_expired"), (1, True), id="business"),
        pytest.param((400, "unheard_of"), (1, False), id="undocumented"),
        pytest.param((401, "unauthorized"), (1, True), id="belongs to HTTP"),
        pytest.param((400, "unauthorized"), (1, False), id="belongs to another status"),
    ],
)
def test_error_keys_are_counted_by_operation(answer, expected):
    coverage = measured(a_history(an_error(*answer)))

    seen = key(coverage, "redeem_ticket", answer[1])
    assert (seen.times, seen.documented) == expected


def test_a_documented_error_key_that_never_came_is_there():
    assert key(measured(a_history()), "redeem_ticket", "not_found").times == 0


def test_a_key_in_an_answer_that_is_no_error_is_none():
    coverage = measured(a_history(an_exchange(body={"key": "voucher_expired"})))

    assert key(coverage, "redeem_ticket", "voucher_expired").times == 0


def test_invariants_are_counted_as_the_checks_evaluate_them():
    wrong = {**an_exchange().document, "total_amount": 901}
    history = a_history(an_exchange(), an_exchange(body=wrong))
    findings = list(invariants_hold.check(history))

    coverage = measured(history, findings)

    assert coverage.invariants == {"total": Tally(2, 1)}
    assert coverage.rules == {}


def test_an_invariant_that_was_never_met_is_there():
    assert measured(a_history()).invariants == {"total": Tally(0)}


def test_rules_are_those_that_layers_told_and_those_that_findings_name():
    told = {"redemptions.md 9.2": Tally(12, 1), "P-7": Tally(0)}
    findings = [a_finding(rule="redemptions.md 9.2"), a_finding(rule="R-9", times=3)]

    coverage = measured(a_history(), findings, told)

    assert coverage.rules == {
        "P-7": Tally(0),
        "R-9": Tally(3, 3),
        "redemptions.md 9.2": Tally(12, 1),
    }


def test_rules_stand_in_the_order_of_their_sections():
    rules = ["resources.md 2.3", "redemptions.md 10.3", "redemptions.md 3.6", "P-40", "P-7"]

    coverage = measured(a_history(), (), dict.fromkeys(rules, Tally(1)))

    assert list(coverage.rules) == [
        "P-7",
        "P-40",
        "redemptions.md 3.6",
        "redemptions.md 10.3",
        "resources.md 2.3",
    ]


def test_the_source_of_a_worked_example_is_no_rule():
    finding = a_finding(check="worked_example", rule="a guide, step 2")

    assert measured(a_history(), [finding]).rules == {}


def test_rules_that_checks_looked_at_count():
    history = a_history()
    history.rules["P-7"] = Tally(3, 1)

    assert measured(history, (), {"R-2": Tally(1)}).rules == {"P-7": Tally(3, 1), "R-2": Tally(1)}

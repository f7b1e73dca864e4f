"""The comparison with plain Schemathesis counts what it says."""

import pytest

from conformance import mock
from tests.comparison.rival import Run, run, run_of
from tests.comparison.table import found, rows

HONEST = Run("", frozenset({("RejectedPositiveData", "POST /v1/orders")}), 10, 1.0)
BLIND = Run("float_money", HONEST.failures, 10, 1.0)
SHARP = Run("limit_off_by_one", HONEST.failures | {("ServerError", "GET /v1/orders")}, 10, 1.0)
KINDS = {"float_money": "money", "limit_off_by_one": "quota", "half_rounded_down": "money"}


def test_only_what_is_not_reported_without_a_bug_is_found():
    assert not found(BLIND, [HONEST])
    assert found(SHARP, [HONEST])
    assert not found(SHARP, [HONEST, Run("", SHARP.failures, 10, 1.0)])


def test_a_run_is_written_and_read_again():
    assert run_of(SHARP.document) == SHARP


def test_two_runs_add_up():
    both = BLIND + SHARP

    assert both == Run("float_money", SHARP.failures, 20, 2.0)


def test_rows_have_the_counts_of_those_that_were_run():
    ours = {"sabotages": [{"id": "float_money", "found_in": "standard"}]}

    lines = [each.line for each in rows(KINDS, [BLIND, SHARP], [HONEST], ours)]

    assert lines == [
        "| money | 1 | 0 (0 %) | 0 (0 %) | 1 (100 %) |",
        "| quota | 1 | 1 (100 %) | 0 (0 %) | 0 (0 %) |",
        "| all | 2 | 1 (50 %) | 0 (0 %) | 1 (50 %) |",
    ]


def test_without_our_own_figures_their_columns_are_empty():
    assert rows(KINDS, [BLIND], [HONEST])[0].line == "| money | 1 | 0 (0 %) |  |  |"


@pytest.mark.slow
def test_schemathesis_runs_with_our_keys_and_sees_what_it_can():
    narrow = ("--include-operation-id", "get_voucher", "--phases", "examples")
    with mock.running(1) as url:
        honest = run(url, "", 1, 1, *narrow)
        lying = run(url, "voucher_without_type", 1, 1, *narrow)

    assert honest.cases > 0
    assert not honest.failures
    assert {operation for _, operation in lying.failures} == {"GET /v1/vouchers/{code}"}

import pytest

from conformance.coverage import Called, Coverage, Seen
from conformance.report.gaps import Gap, Share, by_reason, gaps, shares
from conformance.verdict import NotTested
from tests.conformance.evidence import a_coverage


def test_shares_leave_out_what_nobody_should_reach_and_what_nobody_promised():
    assert shares(a_coverage()) == (
        Share("operations succeeded", 1, 2),
        Share("documented statuses", 1, 3),
        Share("error keys", 2, 3),
        Share("invariants", 1, 2),
        Share("business rules", 1, 2),
    )


def test_a_kind_of_which_there_is_nothing_has_no_share():
    assert shares(Coverage()) == ()


def test_everything_that_was_not_covered_is_named_with_its_reason():
    assert gaps(a_coverage()) == (
        Gap("operation", "get_voucher", "it was never called"),
        Gap(
            "status",
            "404",
            "no call of its 2 operations led to it",
            ("create_redemption", "get_voucher"),
        ),
        Gap(
            "error key",
            "not_found",
            "no call of 1 of its 2 operations led to it",
            ("create_redemption",),
        ),
        Gap("invariant", "discount", "no document came that it speaks of"),
        Gap("rule", "redemptions.md 9.2", "nothing in the run had to obey it"),
    )


def test_an_operation_that_never_succeeded_says_how_often_it_was_called():
    coverage = Coverage(operations=(Called("get_voucher", "GET", "/v1/vouchers/{code}", 7, 0),))

    assert [gap.why for gap in gaps(coverage)] == ["none of its 7 calls succeeded"]


@pytest.mark.parametrize(
    ("missing", "known", "listed"),
    [
        pytest.param(1, 1, 1, id="the only one"),
        pytest.param(12, 12, 12, id="all of few"),
        pytest.param(13, 13, 0, id="all of many"),
        pytest.param(50, 52, 50, id="most"),
    ],
)
def test_operations_are_listed_unless_none_of_many_is_left(missing, known, listed):
    seen = [Seen(f"operation_{n}", "402", int(n >= missing), documented=True) for n in range(known)]

    (gap,) = gaps(Coverage(statuses=tuple(seen)))

    assert len(gap.where) == listed


def test_things_that_were_not_tested_stand_by_their_reason():
    told = [NotTested("a", "no clock"), NotTested("b", "no time"), NotTested("c", "no clock")]

    assert by_reason(told) == {"no clock": ("a", "c"), "no time": ("b",)}

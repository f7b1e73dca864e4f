import pytest

from conformance.report.clean_up import told
from conformance.verdict import CleanUp

DONE = CleanUp(
    run="20260131-0930-abc123",
    deleted={"voucher_code": 2, "campaign_id": 1},
    kept={"order_id": 1, "redemption_id": 3},
    left=(),
    listed=("list_campaigns", "list_vouchers"),
)


def test_a_clean_up_says_what_went_what_stays_and_how_that_is_known():
    assert [*told(DONE)] == [
        "Clean-up of 20260131-0930-abc123: 1 campaign, 2 vouchers deleted.",
        "1 order, 3 redemptions stay: the API has no way to delete them.",
        "Nothing else is left, say list_campaigns, list_vouchers.",
    ]


def test_a_run_that_made_nothing_says_so():
    assert [*told(CleanUp("r", {}, {}, (), ()))] == ["Clean-up of r: nothing deleted."]


@pytest.mark.parametrize("many", [2, 12])
def test_what_is_left_is_named_with_the_command_that_goes_on(many):
    left = tuple(f"voucher_code A-{number}" for number in range(many))

    lines = [*told(CleanUp("r", {}, {}, left, (), "list_vouchers answers 500"))]

    assert sum(line.startswith("Still there:") for line in lines) == min(many, 10)
    assert "The clean-up could not be finished: list_vouchers answers 500." in lines
    assert lines[-1] == "Finish it with: counterfoil cleanup r"
    assert not any("Nothing else is left" in line for line in lines)

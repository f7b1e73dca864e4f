import pytest

from conformance.checks.balances_are_conserved import check
from tests.conformance.checks.shop import a_card, reading, redeeming, rolling_back, told
from tests.conformance.evidence import an_exchange

TOP_UP = an_exchange(
    "POST /v1/vouchers/CARD/balance",
    body={"object": "balance", "amount": 500, "balance": 1500, "related_object": {"id": "v_1"}},
)


def test_what_is_redeemed_is_gone_and_what_is_rolled_back_is_there_again():
    truth = told(reading(), redeeming(), rolling_back(), reading())

    assert not [*check(truth)]


@pytest.mark.parametrize(
    ("lie", "expected", "got"),
    [
        pytest.param([redeeming(voucher=a_card(1000, 1))], "700", "1000", id="not-taken"),
        pytest.param([redeeming(), reading(a_card(1000, 1))], "700", "1000", id="not-kept"),
        pytest.param(
            [redeeming(), rolling_back(voucher=a_card(700))], "1000", "700", id="not-restored"
        ),
        pytest.param([TOP_UP, reading(a_card(1000))], "1500", "1000", id="not-topped-up"),
    ],
)
def test_a_balance_that_does_not_follow_is_told(lie, expected, got):
    (finding,) = check(told(reading(), *lie))

    assert (finding.expected, finding.got) == (expected, got)
    assert len(finding.reproduction) >= 2


def test_an_error_of_the_server_may_have_moved_anything():
    crash = an_exchange("POST /v1/redemptions", 500, {"code": 500, "message": "oops"})

    assert not [*check(told(reading(), crash, reading(a_card(1))))]


def test_a_changed_voucher_starts_afresh():
    change = reading(a_card(5000), "PUT /v1/vouchers/CARD")

    assert not [*check(told(reading(), change, reading(a_card(5000))))]


def test_calls_side_by_side_have_no_order():
    assert not [*check(told(reading(), reading(a_card(1), layer="races")))]

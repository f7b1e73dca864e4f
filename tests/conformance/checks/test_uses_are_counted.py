from conformance.checks.uses_are_counted import check
from tests.conformance.checks.shop import a_card, reading, redeeming, rolling_back, told


def test_every_redemption_counts_once():
    truth = told(reading(), redeeming(), rolling_back(), reading())

    assert not [*check(truth)]


def test_a_use_that_is_not_counted_is_told():
    (finding,) = check(told(reading(), redeeming(voucher=a_card(700, 0))))

    assert (finding.expected, finding.got) == ("1", "0")


def test_a_rollback_that_gives_no_use_back_is_told():
    (finding,) = check(told(reading(), redeeming(), rolling_back(voucher=a_card(1000, 1))))

    assert (finding.expected, finding.got) == ("0", "1")


def test_more_uses_than_the_quantity_allows_are_told():
    often = a_card(redemption={"quantity": 1, "redeemed_quantity": 2})

    (finding,) = check(told(reading(often)))

    assert (finding.expected, finding.got) == ("at most 1", "2")

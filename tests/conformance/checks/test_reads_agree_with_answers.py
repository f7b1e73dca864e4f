from conformance.checks.reads_agree_with_answers import check
from tests.conformance.checks.shop import a_card, reading, redeeming, told
from tests.conformance.evidence import an_exchange

CHANGE = an_exchange("DELETE /v1/vouchers/OTHER", body={})


def test_a_read_after_a_write_is_quiet():
    assert not [*check(told(reading(call="POST /v1/vouchers/CARD"), reading()))]


def test_another_member_is_told():
    written = reading(a_card(active=True), "POST /v1/vouchers/CARD")

    (finding,) = check(told(written, reading(a_card(active=False))))

    assert finding.message == "reads another active than the write before answered"


def test_the_voucher_of_a_redemption_counts_as_an_answer():
    (finding,) = check(told(redeeming(), reading(a_card(1000, 1))))

    assert "gift" in finding.message


def test_a_write_in_between_excuses_everything():
    assert not [*check(told(reading(call="PUT /v1/vouchers/CARD"), CHANGE, reading(a_card(1))))]

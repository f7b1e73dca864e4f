"""Why one redeemable does not apply, in whose words. Source: redemptions.md 12, E-16."""

import pytest

from mock_server.service.single_validations import of_tier, of_voucher
from mock_server.wire.single_validation import write_tier_validation, write_voucher_validation
from tests.shop import a_coupon, a_shop, a_tier, asking

OWN = "Only on Fridays"


@pytest.mark.parametrize(
    ("validate", "write", "asked"),
    [
        pytest.param(of_voucher, write_voucher_validation, "OFF", id="voucher"),
        pytest.param(of_tier, write_tier_validation, "promo_off", id="tier"),
    ],
)
def test_the_words_of_the_merchant_stand_alone(validate, write, asked):
    shop = a_shop(a_coupon("OFF", active=False), a_tier("promo_off", active=False))
    validation = shop.do(validate, asking(asked, stacked=False))
    validation.evaluation.inapplicable[0].refusal.custom_message = OWN

    written = write(validation, "v-1")

    assert (written["reason"], written["error"]) == (OWN, {"message": OWN})


def test_without_them_the_error_is_told_in_full():
    shop = a_shop(a_coupon("OFF", active=False))
    validation = shop.do(of_voucher, asking("OFF", stacked=False))

    written = write_voucher_validation(validation, "v-1")

    assert written["error"] == {
        "code": 400,
        "key": "voucher_disabled",
        "message": "voucher is disabled",
        "details": "OFF",
        "request_id": "v-1",
    }

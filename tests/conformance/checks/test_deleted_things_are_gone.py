import pytest

from conformance.checks.deleted_things_are_gone import check
from tests.conformance.checks.shop import reading, sent, told
from tests.conformance.evidence import an_exchange

GONE = an_exchange("DELETE /v1/vouchers/CARD", 204, "")


def test_a_deleted_thing_that_is_not_found_is_quiet():
    missing = reading({"code": 404}, status=404)

    assert not [*check(told(reading(), GONE, missing))]


def test_a_deleted_thing_that_is_found_is_told():
    (finding,) = check(told(GONE, reading()))

    assert (finding.expected, finding.got) == ("404", "200")


def test_a_thing_may_be_made_anew():
    assert not [*check(told(GONE, reading(call="POST /v1/vouchers/CARD"), reading()))]


@pytest.mark.parametrize("status", [200, 400])
def test_a_customer_comes_back_with_a_redemption(status):
    gone = an_exchange("DELETE /v1/customers/ann", 204, "")
    ann = an_exchange("GET /v1/customers/ann", body={"source_id": "ann"})
    redeemed = sent("POST /v1/redemptions", {"customer": {"source_id": "ann"}}, {}, status=status)

    assert [*check(told(gone, ann))]
    assert not [*check(told(gone, redeemed, ann))]


def test_a_deletion_that_goes_on_may_take_its_time():
    begun = an_exchange("DELETE /v1/campaigns/c", 202, {"async_action_id": "aa_1"})

    assert not [*check(told(begun, an_exchange("GET /v1/campaigns/c", body={"id": "c"})))]

"""Validating and holding. Source: redemptions.md 8 and 11."""

from datetime import timedelta

import pytest

from mock_server.engine.redeemable import Asked
from mock_server.engine.redemption_request import SessionAsked
from mock_server.engine.refusals import NotFound
from mock_server.service import sessions
from mock_server.service.validations import validate
from mock_server.store.kinds import CUSTOMERS, HOLDS, ORDERS, REDEMPTIONS
from tests.shop import a_coupon, a_gift_card, a_shop, asking, somebody


def locked(key, **fields):
    return SessionAsked(key=key, **fields)


def test_a_validation_stores_neither_customer_nor_order_nor_record():
    shop = a_shop(a_coupon("SAVE"))

    validation = shop.do(validate, asking("SAVE", customer=somebody()))

    assert validation.valid
    assert validation.tracking_id.startswith("track_")
    assert [*shop.every(CUSTOMERS), *shop.every(ORDERS), *shop.every(REDEMPTIONS)] == []


def test_an_unknown_code_makes_it_invalid_and_skips_the_rest():
    shop = a_shop(a_coupon("SAVE"))

    validation = shop.do(validate, asking("GONE", "SAVE"))

    assert not validation.valid
    assert validation.evaluation.skipped[0].skip.key == "preceding_validation_failed"


def test_as_many_sessions_as_uses_can_hold_a_code():
    shop = a_shop(a_coupon("FOUR", quantity=4))

    verdicts = [shop.do(validate, asking("FOUR", session=locked(f"k{n}"))).valid for n in range(5)]

    assert verdicts == [True, True, True, True, False]


def test_a_session_that_validates_again_replaces_its_hold():
    shop = a_shop(a_gift_card("CARD", 1000))
    shop.do(validate, asking(Asked("voucher", "CARD", credits=800), session=locked("k")))

    shop.do(validate, asking(Asked("voucher", "CARD", credits=300), session=locked("k")))

    assert [hold.funds for hold in shop.every(HOLDS)] == [300]


def test_held_credits_are_not_there_for_others():
    shop = a_shop(a_gift_card("CARD", 1000))
    shop.do(validate, asking(Asked("voucher", "CARD", credits=800), session=locked("k")))

    other = shop.do(validate, asking(Asked("voucher", "CARD", credits=300)))

    assert other.evaluation.inapplicable[0].refusal.key == "gift_amount_exceeded"


def test_credits_that_were_asked_for_are_held_even_if_the_order_needs_less():
    shop = a_shop(a_gift_card("CARD", 1000))

    shop.do(validate, asking(Asked("voucher", "CARD", credits=800), total=500, session=locked("k")))

    assert [hold.funds for hold in shop.every(HOLDS)] == [800]


def test_credits_that_nobody_named_are_held_as_far_as_the_order_needs_them():
    shop = a_shop(a_gift_card("CARD", 1000))

    shop.do(validate, asking("CARD", total=500, session=locked("k")))

    assert [hold.funds for hold in shop.every(HOLDS)] == [500]


def test_an_invalid_validation_holds_nothing():
    shop = a_shop(a_coupon("ONE", quantity=1))

    validation = shop.do(validate, asking("ONE", "GONE", session=locked("k")))

    assert validation.session is None
    assert not shop.every(HOLDS)


@pytest.mark.parametrize(
    ("passed", "free"),
    [
        pytest.param(timedelta(milliseconds=59_999), False, id="just-before-the-end"),
        pytest.param(timedelta(minutes=1), True, id="at-the-end"),
    ],
)
def test_a_session_ends_by_itself(passed, free):
    shop = a_shop(a_coupon("ONE", quantity=1))
    shop.do(validate, asking("ONE", session=locked("k", ttl=1, ttl_unit="MINUTES")))

    shop.now += passed

    assert shop.do(validate, asking("ONE")).valid is free


def test_releasing_frees_the_code():
    shop = a_shop(a_coupon("ONE", quantity=1))
    shop.do(validate, asking("ONE", session=locked("k")))

    shop.do(sessions.release, "ONE", "k")

    assert shop.do(validate, asking("ONE")).valid


@pytest.mark.parametrize(
    ("code", "details"),
    [
        pytest.param("GONE", "Cannot find voucher with id GONE", id="unknown-voucher"),
        pytest.param("ONE", "Cannot find session with id k", id="unknown-session"),
    ],
)
def test_releasing_what_is_not_there_is_refused(code, details):
    shop = a_shop(a_coupon("ONE"))

    with pytest.raises(NotFound, match=details):
        shop.do(sessions.release, code, "k")


def test_a_session_may_last_longer_than_the_calendar():
    shop = a_shop(a_coupon("ONE", quantity=1))

    shop.do(validate, asking("ONE", session=locked("k", ttl=10**12)))

    assert not shop.do(validate, asking("ONE")).valid

"""Whether a redeemable may be used at all. Source: redemptions.md 7.1, 7.2, 5.2, P-29."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from mock_server.engine.customer import Customer
from mock_server.engine.eligibility import Circumstances, reasons_against
from mock_server.engine.redeemable import Asked
from mock_server.engine.refusals import NotFound
from mock_server.engine.session import Held
from mock_server.engine.validity import Validity
from tests.mock_server.engine.redeemables import (
    a_campaign,
    a_loyalty_card,
    of_tier,
    of_voucher,
    unknown,
)
from tests.shop import NOON, a_coupon, a_tier

NOW = Circumstances(NOON, ZoneInfo("UTC"))
ANN = Customer("ann", NOON)
SOON, JUST = NOON + timedelta(days=1), NOON - timedelta(days=1)


def against(redeemable, around=NOW):
    """Say what is against it: keys and details."""
    return [(one.key, one.details) for one in reasons_against(redeemable, around)]


def test_a_code_that_does_not_exist_says_only_that():
    redeemable = unknown()

    assert list(reasons_against(redeemable, NOW)) == [redeemable.missing]


@pytest.mark.parametrize(
    ("fields", "campaign", "keys"),
    [
        pytest.param({}, None, [], id="nothing"),
        pytest.param({}, a_campaign(), [], id="nothing-of-its-campaign"),
        pytest.param({"active": False}, None, ["voucher_disabled"], id="disabled"),
        pytest.param({}, a_campaign(active=False), ["voucher_disabled"], id="campaign-disabled"),
        pytest.param(
            {"validity": Validity(start_date=SOON)}, None, ["voucher_not_active"], id="not-yet"
        ),
        pytest.param(
            {"validity": Validity(expiration_date=JUST)}, None, ["voucher_expired"], id="expired"
        ),
        pytest.param(
            {"validity": Validity(day_of_week=(0,))},
            None,
            ["voucher_not_active_now"],
            id="not-on-this-day",
        ),
        pytest.param(
            {},
            a_campaign(validity=Validity(expiration_date=JUST)),
            ["voucher_expired"],
            id="campaign-expired",
        ),
        pytest.param({"quantity": 2, "redeemed_quantity": 1}, None, [], id="one-use-left"),
        pytest.param(
            {"quantity": 2, "redeemed_quantity": 2}, None, ["quantity_exceeded"], id="used-up"
        ),
        pytest.param(
            {
                "active": False,
                "validity": Validity(expiration_date=JUST),
                "quantity": 0,
            },
            None,
            ["voucher_disabled", "voucher_expired", "quantity_exceeded"],
            id="all-in-their-order",
        ),
    ],
)
def test_what_is_against_a_voucher(fields, campaign, keys):
    redeemable = of_voucher(a_coupon(**fields), campaign=campaign)

    assert against(redeemable) == [(key, "SAVE") for key in keys]


def test_uses_that_others_hold_are_not_there():
    coupon = a_coupon(quantity=3, redeemed_quantity=1)

    assert against(of_voucher(coupon, held=Held(uses=1))) == []
    assert against(of_voucher(coupon, held=Held(uses=2))) == [("quantity_exceeded", "SAVE")]


@pytest.mark.parametrize(
    ("customer", "found"),
    [
        pytest.param(ANN, [("referrer_not_permitted_to_redeem", "SAVE")], id="by-its-owner"),
        pytest.param(Customer("bob", NOON), [], id="by-somebody-else"),
        pytest.param(None, [], id="by-nobody-known"),
    ],
)
def test_a_referral_code_is_not_for_its_owner(customer, found):
    redeemable = of_voucher(a_coupon(referrer_id="ann"))

    assert against(redeemable, replace(NOW, customer=customer)) == found


OFF = ("promotion_inactive", "Promotion Tier with id: promo_1 is disabled.")
CLOSED = ("promotion_not_active_now", "Promotion Tier with id: promo_1 is not active now.")


@pytest.mark.parametrize(
    ("fields", "campaign", "found"),
    [
        pytest.param({}, None, [], id="nothing"),
        pytest.param({}, a_campaign(), [], id="nothing-of-its-campaign"),
        pytest.param({"active": False}, None, [OFF], id="disabled"),
        pytest.param({}, a_campaign(active=False), [OFF], id="campaign-disabled"),
        pytest.param({"validity": Validity(start_date=SOON)}, None, [CLOSED], id="not-yet"),
        pytest.param(
            {},
            a_campaign(validity=Validity(expiration_date=JUST)),
            [CLOSED],
            id="campaign-expired",
        ),
        pytest.param({"validity": Validity(day_of_week=(4,))}, None, [], id="on-this-thursday"),
    ],
)
def test_what_is_against_a_tier(fields, campaign, found):
    assert against(of_tier(a_tier(**fields), campaign=campaign)) == found


def test_the_project_says_which_day_it_is():
    already_friday = replace(NOW, zone=ZoneInfo("Pacific/Auckland"))
    tier, coupon = Validity(day_of_week=(4,)), Validity(day_of_week=(5,))

    assert against(of_tier(a_tier(validity=tier)), already_friday) == [CLOSED]
    assert against(of_voucher(a_coupon(validity=coupon)), already_friday) == []


NO_REWARD = ("missing_reward", "A reward is required when redeeming a LOYALTY_CARD")
NOT_HERS = ("invalid_customer", "POINTS")
REWARDED = Asked("voucher", "POINTS", reward_id="rew_1")


@pytest.mark.parametrize(
    ("holder", "customer", "redeeming", "found"),
    [
        pytest.param("ann", ANN, True, [], id="redeemed-by-its-holder"),
        pytest.param("ann", ANN, False, [], id="validated-by-its-holder"),
        pytest.param("ann", None, False, [], id="validated-by-nobody-known"),
        pytest.param("ann", None, True, [NOT_HERS], id="redeemed-by-nobody-known"),
        pytest.param("bob", ANN, True, [NOT_HERS], id="redeemed-by-somebody-else"),
        pytest.param("bob", ANN, False, [NOT_HERS], id="validated-by-somebody-else"),
        pytest.param(None, ANN, True, [NOT_HERS], id="nobody-holds-it"),
    ],
)
def test_a_card_is_for_its_holder(holder, customer, redeeming, found):
    around = replace(NOW, customer=customer, redeeming=redeeming)
    redeemable = of_voucher(a_loyalty_card(holder_id=holder), asked=REWARDED)

    assert against(redeemable, around) == found


def test_a_card_needs_a_reward():
    assert against(of_voucher(a_loyalty_card(holder_id="ann"))) == [NO_REWARD]


def test_a_reward_that_is_not_on_offer_is_not_found():
    unavailable = NotFound.of("reward", "rew_1")
    redeemable = of_voucher(
        a_loyalty_card(holder_id="ann"), asked=REWARDED, unavailable=unavailable
    )

    assert list(reasons_against(redeemable, NOW)) == [unavailable]

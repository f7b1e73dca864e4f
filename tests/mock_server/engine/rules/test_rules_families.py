"""What each family of names looks at, but for the lines of the order (see test_rules_items)."""

from datetime import UTC, datetime

import pytest

from mock_server.engine.order import Order
from mock_server.engine.rules import Scope, Subject, reasons_against
from tests.builders import a_line, an_order
from tests.mock_server.engine.rules.builders import (
    Ledger,
    a_clock,
    a_customer,
    a_rule,
    some_facts,
)

MIDNIGHT = datetime(2024, 6, 12, tzinfo=UTC)
MONDAY = datetime(2024, 6, 10, tzinfo=UTC)
FIRST = datetime(2024, 6, 1, tzinfo=UTC)
JOE = a_customer("cust_joe", metadata={"lang": "en", "age": 30, "tags": ["a", "b"]})


def passes(name, conditions, facts, **members):
    return not list(reasons_against([a_rule((name, conditions, members))], facts))


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        pytest.param({"$is": ["seg_vip"]}, True, id="member"),
        pytest.param({"$is": ["seg_other", "seg_vip"]}, True, id="member-of-one-of-them"),
        pytest.param({"$is": ["seg_other"]}, False, id="no-member"),
        pytest.param({"$is_not": ["seg_other"]}, True, id="rightly-no-member"),
        pytest.param({"$is_not": ["seg_vip"]}, False, id="wrongly-a-member"),
    ],
)
def test_segments_are_those_the_customer_is_in_now(conditions, expected):
    facts = some_facts(customer=JOE, segments=frozenset({"seg_vip", "seg_new"}))

    assert passes("customer.segment", conditions, facts) is expected


@pytest.mark.parametrize(
    ("key", "conditions", "expected"),
    [
        pytest.param("lang", {"$is": ["en"]}, True, id="the-same"),
        pytest.param("lang", {"$is": ["de"]}, False, id="another"),
        pytest.param("city", {"$is": ["x"]}, False, id="absent"),
        pytest.param("city", {"$is_not": ["x"]}, True, id="absent-is-not"),
        pytest.param("age", {"$more_than_or_equal": [18], "$less_than": [65]}, True, id="both"),
        pytest.param("age", {"$more_than_or_equal": [18], "$less_than": [30]}, False, id="one"),
        pytest.param("tags", {"$count": [2]}, True, id="list"),
    ],
)
def test_customer_metadata_is_looked_up_by_property(key, conditions, expected):
    facts = some_facts(customer=JOE)

    assert passes("customer.metadata", conditions, facts, property=key) is expected


@pytest.mark.parametrize("customer", [JOE, a_customer(metadata=None)])
@pytest.mark.parametrize("holder_id", [None, "cust_joe"])
def test_only_the_holder_may_use_a_linked_code(customer, holder_id):
    facts = some_facts(customer=customer, subject=Subject("Discount Coupon", holder_id))

    passed = passes("publication.redeemable_by_linked_customer", {"$is": [True]}, facts)

    assert passed is (customer.id == holder_id)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("order.amount", 9000, id="as-this-redeemable-meets-it"),
        pytest.param("order.initial_amount", 12000, id="as-the-call-found-it"),
        pytest.param("order.total_amount", 8500, id="as-this-redeemable-leaves-it"),
    ],
)
def test_each_amount_of_a_stack_is_taken_at_its_own_time(name, value):
    facts = some_facts(
        Order(amount=10000, discount_amount=1000),
        after=Order(amount=10000, discount_amount=1500),
        initial_amount=12000,
    )

    assert passes(name, {"$is": [value]}, facts)
    assert not passes(name, {"$less_than": [value]}, facts)


def test_an_initial_amount_that_nobody_knows_is_none():
    assert not passes("order.initial_amount", {"$more_than": [0]}, some_facts(an_order()))


def test_the_outcome_is_left_open_until_it_is_known():
    facts = some_facts(an_order(), initial_amount=10000)

    assert passes("order.total_amount", {"$more_than": [99999]}, facts)


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        pytest.param({"channel": "app"}, True, id="there"),
        pytest.param({}, False, id="empty"),
        pytest.param(None, False, id="none"),
    ],
)
def test_order_metadata_is_that_of_the_order(metadata, expected):
    facts = some_facts(an_order(metadata=metadata))

    assert passes("order.metadata", {"$is": ["app"]}, facts, property="channel") is expected


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        pytest.param({"location_id": ["L1"]}, False, id="documented"),
        pytest.param({"location_id": ["L1", "L9"]}, True, id="one-of-them"),
        pytest.param({"location_id": "L9"}, True, id="alone"),
        pytest.param({}, False, id="absent"),
    ],
)
def test_redemption_metadata_is_that_of_the_request(location, expected):
    facts = some_facts(metadata=location)

    passed = passes("redemption.metadata", {"$is": ["L9"]}, facts, property="location_id")

    assert passed is expected


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        pytest.param("redemption.api_key", some_facts(app_id="shop"), id="api-key"),
        pytest.param("redemption.user.login", some_facts(user="shop"), id="login"),
    ],
)
def test_callers_are_known_by_key_or_login(name, facts):
    assert passes(name, {"$is": ["shop"]}, facts)
    assert not passes(name, {"$is": ["other"]}, facts)
    assert not passes(name, {"$is": ["shop"]}, some_facts())


def test_a_redemption_is_no_custom_event():
    assert not passes("custom_event.metadata", {"$is": ["x"]}, some_facts(), property="y")


@pytest.mark.parametrize(
    ("name", "scope"),
    [
        pytest.param("redemption.count.daily", Scope("redeemable", MIDNIGHT), id="day"),
        pytest.param("redemption.count.weekly", Scope("redeemable", MONDAY), id="week"),
        pytest.param("redemption.count.monthly", Scope("redeemable", FIRST), id="month"),
        pytest.param(
            "redemption.count.per_customer",
            Scope("redeemable", customer_id="cust_joe"),
            id="customer",
        ),
        pytest.param(
            "redemption.count.per_customer.weekly",
            Scope("redeemable", MONDAY, "cust_joe"),
            id="customer-and-week",
        ),
        pytest.param(
            "redemption.count.per_api_key", Scope("redeemable", channel_id="app"), id="key"
        ),
        pytest.param("redemption.count.per_user", Scope("redeemable", channel_id="ann"), id="user"),
        pytest.param("campaign.redemptions.count", Scope("campaign"), id="campaign"),
        pytest.param(
            "campaign.redemptions.count.daily", Scope("campaign", MIDNIGHT), id="campaign-and-day"
        ),
        pytest.param(
            "campaign.redemptions.customers_count",
            Scope("campaign", customer_id="cust_joe"),
            id="customer-in-campaign",
        ),
        pytest.param(
            "campaign.redemptions.customers_count.monthly",
            Scope("campaign", FIRST, "cust_joe"),
            id="customer-in-campaign-and-month",
        ),
    ],
)
def test_counts_look_at_their_own_part_of_the_past_and_add_this_attempt(name, scope):
    past = Ledger(times=2)
    facts = some_facts(customer=JOE, app_id="app", user="ann", past=past)

    assert passes(name, {"$is": [3]}, facts)
    assert past.asked == [scope]


@pytest.mark.parametrize("name", ["redemption.count.per_api_key", "redemption.count.per_user"])
def test_nobody_is_a_caller_of_its_own(name):
    past = Ledger()

    passes(name, {"$is": [1]}, some_facts(past=past))

    assert past.asked == [Scope("redeemable", channel_id="")]


@pytest.mark.parametrize(
    ("before", "conditions", "expected"),
    [
        pytest.param(2, {"$less_than_or_equal": [3]}, True, id="the-third-of-three"),
        pytest.param(3, {"$less_than_or_equal": [3]}, False, id="the-fourth-of-three"),
        pytest.param(1, {"$less_than": [3]}, True, id="the-second-below-three"),
        pytest.param(2, {"$less_than": [3]}, False, id="the-third-below-three"),
        pytest.param(0, {"$less_than_or_equal": [1]}, True, id="once"),
        pytest.param(1, {"$less_than_or_equal": [1]}, False, id="not-twice"),
    ],
)
def test_a_limit_counts_the_attempt_being_made(before, conditions, expected):
    facts = some_facts(past=Ledger(times=before))

    assert passes("redemption.count.daily", conditions, facts) is expected


def test_days_are_those_of_the_projects_zone():
    past = Ledger()
    clock = a_clock(datetime(2024, 6, 12, 3, tzinfo=UTC), "America/New_York")

    passes("redemption.count.daily", {"$is": [1]}, some_facts(clock=clock, past=past))

    assert past.asked == [Scope("redeemable", datetime(2024, 6, 11, 4, tzinfo=UTC))]


def test_order_amounts_of_a_campaign_add_this_order_before_discounts():
    order, past = Order(amount=3000, discount_amount=1000), Ledger(orders=7000)

    assert passes("campaign.orders.amount", {"$is": [10000]}, some_facts(order, past=past))
    assert past.asked == [Scope("campaign")]


def test_a_call_without_an_order_adds_no_amount():
    assert passes("campaign.orders.amount", {"$is": [7000]}, some_facts(past=Ledger(orders=7000)))


def test_discounts_of_a_campaign_add_what_this_attempt_takes_off():
    line = a_line(price=2000, discount_amount=300, applied_discount_amount=300)
    after, past = an_order(line, applied_discount_amount=200), Ledger(discounts=1500)
    facts = some_facts(an_order(), after=after, past=past)

    assert passes("campaign.orders.amount_discounted", {"$is": [2000]}, facts)
    assert past.asked == [Scope("campaign")]


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        pytest.param("Gift Card", "redemption.gift.amount", 700, id="credits-add-up"),
        pytest.param("Discount Coupon", "redemption.gift.amount", 500, id="a-coupon-takes-none"),
        pytest.param(
            "Loyalty Card",
            "redemption.reward.pay_with_points.points_used",
            200,
            id="points-of-this-one",
        ),
        pytest.param(
            "Gift Card", "redemption.reward.pay_with_points.points_used", 0, id="credits-are-none"
        ),
    ],
)
def test_credits_and_points_are_those_of_cards(kind, name, value):
    facts = some_facts(
        an_order(), after=an_order(), subject=Subject(kind), used=200, past=Ledger(credits_=500)
    )

    assert passes(name, {"$is": [value]}, facts)

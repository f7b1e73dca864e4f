"""What a rule has to know before it can be asked, and in whose time it is asked.

Source: redemptions.md 7.2, 7.4, resources.md 11.4.
"""

from datetime import UTC, datetime

import pytest

from mock_server.engine.order import Item, Order
from mock_server.engine.rules import Bundle, BundlePart, Thing, reasons_against
from mock_server.engine.rules.names import NAMES
from tests.builders import a_line, an_order
from tests.mock_server.engine.rules.builders import a_clock, a_customer, a_rule, some_facts

OF_CUSTOMERS = (
    "customer.",
    "publication.",
    "redemption.count.per_customer",
    "campaign.redemptions.customers_count",
)
OF_LINES = ("order.items.", "product.", "sku.")
OF_AMOUNTS = ("order.amount", "order.total_amount", "order.initial_amount")
SUNDAY = {"day": "2024-06-10T03:00:00Z"}
"""Eleven at night in New York."""


def first_missing(name, order):
    """The key that is documented for a call without a customer and with this *order*."""
    if name.startswith(OF_CUSTOMERS):
        return "missing_customer"
    if not name.startswith((*OF_LINES, *OF_AMOUNTS, "order.metadata")):
        return None
    if order is None:
        return "missing_order"
    if name.startswith(OF_LINES):
        return None if order.items else "missing_order_items"
    return "missing_amount" if name in OF_AMOUNTS and order.amount is None else None


def about(name, **members):
    """A rule by that name, satisfied by whatever is found or not found."""
    property_ = {"property": "any"} if NAMES[name].of_metadata else {}
    conditions = {"$is_not": ["nothing-of-the-kind"]}
    return a_rule((name, conditions, property_ | members))


def passes(rule, facts):
    return not list(reasons_against([rule], facts))


def dated(zone):
    """Facts in which customer, line and product bear the same date."""
    line = a_line("mug", metadata=SUNDAY, product=Item(id="mug", metadata=SUNDAY))
    return some_facts(
        an_order(line), customer=a_customer(metadata=SUNDAY), clock=a_clock(zone=zone)
    )


@pytest.mark.parametrize("name", sorted(NAMES))
@pytest.mark.parametrize(
    "order",
    [
        pytest.param(None, id="no-order"),
        pytest.param(Order(), id="an-empty-order"),
        pytest.param(an_order(), id="an-amount"),
        pytest.param(an_order(a_line(price=None)), id="lines-without-amounts"),
        pytest.param(an_order(a_line()), id="lines"),
    ],
)
def test_every_name_asks_for_its_context_first(name, order):
    refusals = list(reasons_against([about(name)], some_facts(order)))

    missing = next((one.key for one in refusals if one.key.startswith("missing_")), None)
    assert missing == first_missing(name, order)


def test_what_a_bundle_and_a_condition_lack_is_all_reported():
    rule = a_rule(
        ("customer.segment", {"$is": ["seg_vip"]}), bundle=Bundle((BundlePart(Thing("mug")),))
    )

    refusals = list(reasons_against([rule], some_facts()))

    assert [one.key for one in refusals] == ["missing_customer", "missing_order"]


@pytest.mark.parametrize(
    ("name", "members"),
    [
        pytest.param("customer.metadata", {"property": "day"}, id="of-the-customer"),
        pytest.param("order.items.metadata_any", {"property": "day"}, id="of-a-line"),
        pytest.param("order.items.metadata_each", {"property": "day"}, id="of-all-lines"),
        pytest.param("product.metadata", {"property": "day"}, id="of-a-product"),
    ],
)
@pytest.mark.parametrize(
    ("zone", "sunday"),
    [pytest.param("America/New_York", True), pytest.param("UTC", False)],
)
def test_dates_in_metadata_are_read_in_the_projects_zone(name, members, zone, sunday):
    rule = a_rule((name, {"$dow": [0]}, members))

    assert passes(rule, dated(zone)) is sunday


@pytest.mark.parametrize(
    ("name", "part"),
    [
        pytest.param("order.items.any", "order.items.metadata", id="of-a-line"),
        pytest.param("product.id", "product.metadata", id="of-a-product"),
    ],
)
@pytest.mark.parametrize(
    ("zone", "sunday"),
    [pytest.param("America/New_York", True), pytest.param("UTC", False)],
)
def test_dates_in_sub_rules_are_read_in_the_projects_zone(name, part, zone, sunday):
    of_day = {"1": {"name": part, "property": "day", "conditions": {"$dow": [0]}}}
    mug = [{"id": "mug", "object": "product"}]
    rule = a_rule((name, {"$is": mug}, {"rules": of_day}))

    assert passes(rule, dated(zone)) is sunday


@pytest.mark.parametrize(
    ("zone", "days"),
    [pytest.param("America/New_York", 1), pytest.param("UTC", 0), pytest.param("Asia/Tokyo", 0)],
)
def test_days_ago_are_midnights_of_the_projects_zone(zone, days):
    now = datetime(2024, 6, 10, 12, tzinfo=UTC)
    customer = a_customer(metadata=SUNDAY)
    rule = a_rule(("customer.metadata", {"$is_days_ago": [days]}, {"property": "day"}))

    assert passes(rule, some_facts(customer=customer, clock=a_clock(now, zone)))

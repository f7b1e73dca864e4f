"""What rules say if they may ask for nothing but the customer (`audienceRulesOnly`)."""

import pytest

from mock_server.engine.rules import Bundle, BundlePart, Thing, reasons_against
from mock_server.engine.rules.names import AUDIENCE, NAMES
from tests.builders import a_line, an_order
from tests.mock_server.engine.rules.builders import a_customer, a_rule, some_facts

SMALL = ("order.amount", {"$less_than": [1]})
SPEAKS_ENGLISH = ("customer.metadata", {"$is": ["en"]}, {"property": "lang"})
FREQUENT = ("redemption.count.per_customer", {"$less_than": [1]})
BUNDLE = Bundle((BundlePart(Thing("mug", "product"), 3),))
ENGLISH = a_customer(metadata={"lang": "en"})
GERMAN = a_customer(metadata={"lang": "de"})


def keys(customer, *rules, order=None):
    facts = some_facts(order, customer=customer, audience_only=True)
    return [refusal.key for refusal in reasons_against(rules, facts)]


@pytest.mark.parametrize("order", [None, an_order(a_line("cap"))])
@pytest.mark.parametrize("rule", [a_rule(SMALL), a_rule(FREQUENT), a_rule(bundle=BUNDLE)])
def test_rules_about_anything_else_pass(rule, order):
    assert keys(GERMAN, rule, order=order) == []


@pytest.mark.parametrize(
    ("customer", "expected"),
    [
        pytest.param(ENGLISH, [], id="fits"),
        pytest.param(GERMAN, ["customer_rules_violated"], id="does-not-fit"),
        pytest.param(None, ["missing_customer"], id="nobody"),
    ],
)
@pytest.mark.parametrize("more", [(), (SMALL,)])
def test_rules_about_the_customer_are_asked(customer, expected, more):
    assert keys(customer, a_rule(*more, SPEAKS_ENGLISH, bundle=BUNDLE)) == expected


def test_another_condition_is_enough_where_one_of_them_is():
    assert keys(GERMAN, a_rule(SMALL, SPEAKS_ENGLISH, logic="1 OR 2")) == []


def test_the_audience_is_who_the_customer_is_and_nothing_else():
    assert NAMES.keys() > AUDIENCE
    assert {name.partition(".")[0] for name in AUDIENCE} == {"customer", "publication"}

import pytest

from mock_server.engine.order import Order
from mock_server.engine.rules import Bundle, BundlePart, Subject, Thing, reasons_against
from mock_server.engine.rules.names import NAMES
from tests.builders import a_line, an_order
from tests.mock_server.engine.rules.builders import a_customer, a_rule, some_facts

SMALL = ("order.amount", {"$less_than": [1]})
BIG = ("order.amount", {"$more_than": [1]})
SPEAKS_ENGLISH = ("customer.metadata", {"$is": ["en"]}, {"property": "lang"})
HAS_MUG = ("order.items.any", {"$is": ["mug"]})
PAYS = ("order.total_amount", {"$more_than_or_equal": [5000]})
EVERYTHING = some_facts(an_order(a_line("cap")), customer=a_customer())


def keys(facts, *rules):
    return [refusal.key for refusal in reasons_against(rules, facts)]


def only(facts, *rules):
    [refusal] = reasons_against(rules, facts)
    return refusal


def test_no_rules_turn_nothing_down():
    assert keys(EVERYTHING) == []


def test_a_rule_that_passes_says_nothing():
    assert keys(EVERYTHING, a_rule(BIG)) == []


@pytest.mark.parametrize(
    ("condition", "key", "message"),
    [
        pytest.param(
            ("customer.segment", {"$is": ["seg"]}),
            "customer_rules_violated",
            "customer does not match segment rules",
            id="segment",
        ),
        pytest.param(
            SPEAKS_ENGLISH,
            "customer_rules_violated",
            "customer does not match validation rules",
            id="customer",
        ),
        pytest.param(
            ("publication.redeemable_by_linked_customer", {"$is": [True]}),
            "customer_rules_violated",
            "customer does not match validation rules",
            id="linked-customer",
        ),
        pytest.param(
            SMALL, "order_rules_violated", "order does not match validation rules", id="order"
        ),
        pytest.param(
            HAS_MUG, "order_rules_violated", "order does not match validation rules", id="items"
        ),
        pytest.param(
            ("product.id", {"$is": ["mug"]}),
            "order_rules_violated",
            "order does not match validation rules",
            id="product",
        ),
        pytest.param(
            ("sku.id", {"$is": ["red"]}),
            "order_rules_violated",
            "order does not match validation rules",
            id="sku",
        ),
        pytest.param(
            ("redemption.metadata", {"$is": ["L9"]}, {"property": "location_id"}),
            "redemption_rules_violated",
            "redemption does not match validation rules",
            id="redemption",
        ),
        pytest.param(
            ("campaign.redemptions.count", {"$less_than": [1]}),
            "redemption_rules_violated",
            "redemption does not match validation rules",
            id="campaign",
        ),
    ],
)
def test_each_family_has_its_key_and_message(condition, key, message):
    refusal = only(EVERYTHING, a_rule(condition))

    assert (refusal.key, refusal.message, refusal.status) == (key, message, 400)


@pytest.mark.parametrize("kind", ["Discount Coupon", "Gift Card", "Loyalty Card", "Promotion Tier"])
def test_details_name_the_kind_and_the_rule(kind):
    refusal = only(some_facts(an_order(), subject=Subject(kind)), a_rule(SMALL, id_="val_abc"))

    assert refusal.details == (
        f"{kind} cannot be redeemed because of violated validation rules: val_abc"
    )


@pytest.mark.parametrize(
    ("own", "of_rule", "expected"),
    [
        pytest.param("mine", "ours", "mine", id="condition-first"),
        pytest.param(None, "ours", "ours", id="then-rule"),
        pytest.param(None, None, None, id="else-none"),
    ],
)
def test_the_condition_to_blame_chooses_the_words(own, of_rule, expected):
    blamed = (*SMALL, {"error": own})
    rule = a_rule((*BIG, {"error": "another"}), blamed, error=of_rule)

    assert only(EVERYTHING, rule).custom_message == expected


@pytest.mark.parametrize(
    ("condition", "facts", "key", "message", "details"),
    [
        pytest.param(
            SPEAKS_ENGLISH,
            some_facts(an_order()),
            "missing_customer",
            "Missing customer",
            "Customer is required to validate rules",
            id="customer",
        ),
        pytest.param(
            BIG,
            some_facts(),
            "missing_order",
            "Missing order",
            "Order is required to validate rules",
            id="order",
        ),
        pytest.param(
            HAS_MUG,
            some_facts(),
            "missing_order",
            "Missing order",
            "Order is required to validate rules",
            id="order-of-items",
        ),
        pytest.param(
            HAS_MUG,
            some_facts(an_order()),
            "missing_order_items",
            "Missing order items",
            "Order items are required to validate rules",
            id="items",
        ),
        pytest.param(
            BIG,
            some_facts(Order()),
            "missing_amount",
            "Missing amount",
            "Order amount is required to validate rules",
            id="amount",
        ),
    ],
)
def test_what_a_rule_needs_has_to_be_there(condition, facts, key, message, details):
    refusal = only(facts, a_rule(condition))

    assert (refusal.key, refusal.message, refusal.details) == (key, message, details)


@pytest.mark.parametrize("name", ["redemption.count.per_customer", "customer.segment"])
def test_customer_rules_need_a_customer(name):
    assert keys(some_facts(), a_rule((name, {"$is": [1]}))) == ["missing_customer"]


@pytest.mark.parametrize("name", ["redemption.count.daily", "redemption.gift.amount"])
def test_budget_rules_need_nothing(name):
    assert keys(some_facts(), a_rule((name, {"$less_than": [9]}))) == []


def test_missing_things_come_before_violations_in_a_fixed_order():
    rules = [
        a_rule(("redemption.count.daily", {"$less_than": [1]}), id_="val_a"),
        a_rule(BIG, id_="val_b"),
        a_rule(HAS_MUG, SPEAKS_ENGLISH, id_="val_c"),
    ]

    assert keys(some_facts(Order()), *rules) == [
        "missing_customer",
        "missing_order_items",
        "missing_amount",
        "redemption_rules_violated",
    ]


def test_one_missing_thing_is_named_once():
    assert keys(some_facts(), a_rule(BIG, id_="a"), a_rule(SMALL, id_="b")) == ["missing_order"]


def test_every_violated_rule_is_a_reason_of_its_own():
    first, second = a_rule(SMALL, id_="val_a"), a_rule(SPEAKS_ENGLISH, id_="val_b")

    refusals = list(reasons_against([first, second], EVERYTHING))

    assert [refusal.details[-5:] for refusal in refusals] == ["val_a", "val_b"]


@pytest.mark.parametrize(
    ("logic", "expected"),
    [
        pytest.param("1 and 2", ["missing_customer"], id="needed"),
        pytest.param("1 or 2", [], id="not-needed-where-another-way-is-open"),
        pytest.param("1", [], id="not-evaluated"),
    ],
)
def test_what_logic_does_without_need_not_be_there(logic, expected):
    rule = a_rule(BIG, SPEAKS_ENGLISH, logic=logic)

    assert keys(some_facts(an_order()), rule) == expected


def test_a_rule_that_fails_anyway_says_both_what_is_missing_and_what_is_violated():
    rule = a_rule(SMALL, SPEAKS_ENGLISH)

    assert keys(some_facts(an_order()), rule) == ["missing_customer", "order_rules_violated"]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        pytest.param(None, [], id="open"),
        pytest.param(Order(amount=10000, discount_amount=5000), [], id="at-the-limit"),
        pytest.param(
            Order(amount=10000, discount_amount=5001), ["order_rules_violated"], id="below-it"
        ),
    ],
)
def test_the_total_after_the_incentive_must_not_drop_too_far(after, expected):
    assert keys(some_facts(an_order(), after=after), a_rule(PAYS)) == expected


def test_an_open_outcome_saves_no_rule_that_fails_anyway():
    assert keys(some_facts(an_order()), a_rule(PAYS, SMALL)) == ["order_rules_violated"]


@pytest.mark.parametrize(
    ("conditions", "current", "expected"),
    [
        pytest.param(["$more_than", 1000, 1100], 1050, [], id="coupon-first"),
        pytest.param(["$more_than", 1000, 1100], 950, ["order_rules_violated"], id="gift-first"),
    ],
)
def test_the_documented_coupon_sees_what_the_gift_card_left(conditions, current, expected):
    operator, now, at_first = conditions
    order = Order(amount=1050, discount_amount=1050 - current)
    rule = a_rule(
        ("order.amount", {operator: [now]}), ("order.initial_amount", {"$less_than": [at_first]})
    )

    assert keys(some_facts(order, initial_amount=1050), rule) == expected


BUNDLE = Bundle((BundlePart(Thing("mug"), 2),))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(some_facts(an_order(a_line("mug", quantity=2))), [], id="complete"),
        pytest.param(
            some_facts(an_order(a_line("mug"))), ["order_rules_violated"], id="incomplete"
        ),
        pytest.param(some_facts(an_order()), ["missing_order_items"], id="no-items"),
        pytest.param(some_facts(), ["missing_order"], id="no-order"),
    ],
)
def test_a_bundle_has_to_be_complete(facts, expected):
    assert keys(facts, a_rule(bundle=BUNDLE)) == expected


def test_an_incomplete_bundle_has_words_of_its_own():
    worded = Bundle(BUNDLE.parts, error="two mugs, please")
    rule = a_rule(bundle=worded, error="no")

    refusal = only(EVERYTHING, rule)

    assert (refusal.custom_message, refusal.details[-5:]) == ("two mugs, please", "val_1")


def test_a_violated_condition_comes_before_its_bundle():
    rule = a_rule((*SMALL, {"error": "too dear"}), bundle=BUNDLE)

    assert only(EVERYTHING, rule).custom_message == "too dear"


@pytest.mark.parametrize("name", sorted(NAMES))
def test_no_name_fails_on_the_least_and_the_most_that_can_be_known(name):
    operator = "$is" if NAMES[name].of_things else "$less_than_or_equal"
    members = {"property": "any"} if NAMES[name].of_metadata else {}
    rule = a_rule((name, {operator: ["mug"] if NAMES[name].of_things else [5]}, members))

    for facts in (some_facts(), some_facts(Order()), EVERYTHING):
        assert len(keys(facts, rule)) <= 1

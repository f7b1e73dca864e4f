"""Trying redeemables one after the other. Source: redemptions.md 3.5, 4.2, 5, 6.4, 6.5."""

from dataclasses import replace

import pytest

from mock_server.engine.discounts import (
    AmountOff,
    Effect,
    FixedPrice,
    FreeUnits,
    Priced,
    Target,
    Targets,
)
from mock_server.engine.evaluation import Evaluation, evaluate
from mock_server.engine.order import Item
from mock_server.engine.outcome import Applied, Inapplicable, Skipped
from mock_server.engine.redeemable import Asked
from mock_server.engine.refusals import GiftAmountExceeded, QuantityExceeded
from mock_server.engine.rules import Bundle, BundlePart, Rule, Thing
from mock_server.engine.stacking import Skip
from mock_server.engine.stacking_rules import StackingRules
from tests.builders import a_line, an_order
from tests.mock_server.engine.redeemables import (
    a_campaign,
    of_tier,
    of_voucher,
    only,
    under,
    unknown,
)
from tests.mock_server.engine.rules.builders import a_rule
from tests.shop import a_category, a_coupon, a_gift_card, a_tier, amount, percent

MUG = Target("product", "mug")


def verdicts(evaluation):
    return [(one.redeemable.id, type(one)) for one in evaluation.outcomes]


def test_each_works_on_what_the_one_before_it_left():
    redeemables = [of_voucher(a_coupon(code, percent(50))) for code in ("A", "B")]

    done = evaluate(redeemables, an_order(), under())

    assert [one.order.applied_discount_amount for one in done.applied] == [5000, 2500]
    assert (done.order.discount_amount, done.order.applied_discount_amount) == (7500, 7500)


def test_outcomes_are_told_apart():
    common, exclusive = a_coupon("C"), a_category("cat_x", stacking_rules_type="EXCLUSIVE")
    broke = of_voucher(a_gift_card("G", 1), asked=Asked("voucher", "G", credits=2))
    joint = a_category("cat_j", stacking_rules_type="JOINT")
    redeemables = [
        of_voucher(common),
        of_voucher(a_coupon("X"), exclusive),
        replace(broke, categories=(joint,)),
    ]

    done = evaluate(redeemables, an_order(), under(redeemables_application_mode="PARTIAL"))

    assert verdicts(done) == [("v_X", Applied), ("v_C", Skipped), ("v_G", Inapplicable)]
    assert done.applied == done.outcomes[:1]
    assert done.skipped == done.outcomes[1:2]
    assert done.inapplicable == done.outcomes[2:]


@pytest.mark.parametrize(
    ("mode", "codes", "valid"),
    [
        pytest.param("ALL", ["A"], True, id="all-of-one"),
        pytest.param("ALL", ["A", "GONE"], False, id="not-all"),
        pytest.param("PARTIAL", ["A", "GONE"], True, id="some"),
        pytest.param("PARTIAL", ["GONE"], False, id="none"),
        pytest.param("PARTIAL", [], False, id="nothing"),
    ],
)
def test_a_call_is_valid(mode, codes, valid):
    rules = StackingRules(redeemables_application_mode=mode)
    known = {"A": of_voucher(a_coupon("A")), "GONE": unknown()}

    done = evaluate(
        [known[code] for code in codes], an_order(), under(redeemables_application_mode=mode)
    )

    assert done.valid(rules) is valid


def test_skips_do_not_make_a_call_invalid():
    skipped = Skipped(of_voucher(a_coupon("B")), Skip.LIMIT)
    applied = Applied(of_voucher(a_coupon("A")), an_order())

    assert Evaluation((applied, skipped), an_order()).valid(StackingRules())
    assert not Evaluation((skipped,), an_order()).valid(StackingRules())


def test_after_a_failure_nothing_more_is_tried():
    redeemables = [of_voucher(a_coupon("A", quantity=0))]
    redeemables += [of_voucher(a_coupon(code)) for code in ("B", "C")]

    done = evaluate(redeemables, an_order(), under())

    assert verdicts(done) == [("v_A", Inapplicable), ("v_B", Skipped), ("v_C", Skipped)]
    assert {one.skip for one in done.skipped} == {Skip.PRECEDING_VALIDATION_FAILED}


def test_the_first_reason_is_the_one_that_counts():
    outcome = only(of_voucher(a_gift_card("G", 1, quantity=0), asked=Asked("voucher", "G", 2)))

    assert type(outcome.refusal) is QuantityExceeded


def test_rules_come_after_funds():
    rule = a_rule(("order.amount", {"$more_than": [1]}))
    broke = of_voucher(a_gift_card("G", 1), asked=Asked("voucher", "G", 2), rules=(rule,))

    assert type(only(broke).refusal) is GiftAmountExceeded


def test_a_rule_that_does_not_hold_turns_it_down():
    rule = a_rule(("order.amount", {"$more_than": [10000]}))

    outcome = only(of_voucher(a_coupon(), rules=(rule,)))

    assert outcome.refusal.key == "order_rules_violated"


def test_rules_look_at_the_order_as_this_one_meets_it():
    rule = a_rule(("order.amount", {"$is": [9000]}))
    redeemables = [of_voucher(a_coupon("A")), of_voucher(a_coupon("B"), rules=(rule,))]

    done = evaluate(redeemables, an_order(), under())

    assert verdicts(done) == [("v_A", Applied), ("v_B", Applied)]


def test_what_this_call_applied_counts_for_the_rules():
    rule = a_rule(("campaign.redemptions.count", {"$less_than_or_equal": [1]}))
    shared = {"rules": (rule,), "campaign": a_campaign()}
    tiers = [of_tier(a_tier(id_), **shared) for id_ in ("promo_1", "promo_2")]

    done = evaluate(tiers, an_order(), under())

    assert verdicts(done) == [("promo_1", Applied), ("promo_2", Inapplicable)]


def test_a_referral_code_puts_its_owner_on_the_order():
    done = evaluate([of_voucher(a_coupon(referrer_id="ann"))], an_order(), under())

    assert done.order.referrer_id == "ann"


def test_other_codes_leave_the_referrer_of_the_order_alone():
    order = an_order(referrer_id="bob")

    assert only(of_voucher(a_coupon()), order).order.referrer_id == "bob"
    assert only(of_tier(a_tier()), order).order.referrer_id == "bob"


def test_a_discount_touches_the_targets_of_its_redeemable():
    order = an_order(a_line("mug"), a_line("cup"))
    coupon = a_coupon("M", AmountOff(100), targets=Targets((MUG,)))

    outcome = only(of_voucher(coupon), order)

    assert [line.discount_amount for line in outcome.order.items] == [100, 0]


def test_once_keeps_a_discount_off_discounted_lines():
    order = an_order(a_line("mug", discount_amount=10))
    coupon = a_coupon("M", AmountOff(100), targets=Targets((MUG,)))

    stacked = only(of_voucher(coupon), order)
    once = only(of_voucher(coupon), order, under(redeemables_products_application_mode="ONCE"))

    assert stacked.order.items[0].discount_amount == 110
    assert once.order.items[0].discount_amount == 10


@pytest.mark.parametrize(
    ("mode", "lines"),
    [pytest.param("STACK", [0, 1], id="stack"), pytest.param("ONCE", [1], id="once")],
)
def test_what_the_targets_match_is_told_with_the_outcome(mode, lines):
    order = an_order(a_line("mug", discount_amount=10), a_line("mug"), a_line("cup"))
    coupon = a_coupon("M", AmountOff(100), targets=Targets((MUG,)))

    told = only(of_voucher(coupon), order, under(redeemables_products_application_mode=mode))

    assert [one.index for one in told.coverage.included[0]] == lines


def test_free_units_cost_what_the_catalogue_says():
    catalogue = {"cup": Priced(Item("cup", price=500))}

    outcome = only(of_voucher(a_coupon("F", FreeUnits(2, "cup"))), conditions=under(catalogue))

    assert outcome.order.items[0].amount == 1000


def test_free_units_are_shown_as_the_catalogue_knows_them():
    catalogue = {"cup": Priced(Item("cup", price=500, name="Cup"))}

    gift = only(of_voucher(a_coupon("F", FreeUnits(2, "cup"))), conditions=under(catalogue))
    card = only(of_voucher(a_gift_card("G", 1)))

    assert (gift.discount.product.name, card.discount) == ("Cup", None)


def test_a_discount_is_worth_as_many_bundles_as_there_are():
    rule = Rule("val_1", bundle=Bundle((BundlePart(Thing("mug", "product")),), limit=3))
    order = an_order(a_line("mug", quantity=2))

    outcome = only(of_voucher(a_coupon("B", amount(100)), rules=(rule,)), order)

    assert (outcome.bundle.quantity, outcome.order.applied_discount_amount) == (2, 200)


def test_without_a_bundle_it_says_what_is_missing():
    rule = Rule("val_1", bundle=Bundle((BundlePart(Thing("mug", "product")),)))

    outcome = only(of_voucher(a_coupon("B"), rules=(rule,)), an_order(a_line("cup")))

    assert isinstance(outcome, Inapplicable)
    assert [one.id for one in outcome.bundle.missing] == ["mug"]


def test_the_whole_call_adds_up_what_each_did_to_the_lines():
    gift = FreeUnits(1, "mug")
    redeemables = [of_voucher(a_coupon(code, gift)) for code in ("A", "B")]
    redeemables.append(
        of_voucher(a_coupon("C", FixedPrice(700), targets=Targets((Target("product", "cup"),))))
    )
    order = an_order(a_line("mug", quantity=1), a_line("cup"))

    done = evaluate(redeemables, order, under())

    mug, cup = done.order.items
    assert (mug.discount_amount, mug.applied_discount_amount) == (1000, 1000)
    assert (mug.discount_quantity, mug.applied_discount_quantity) == (1, 1)
    assert (cup.discount_amount, cup.applied_discount_amount) == (300, 300)
    assert done.order.applied_discount_amount is None


def test_the_whole_call_adds_up_the_units_that_each_added():
    gift = FreeUnits(1, "mug", Effect.ADD_NEW_ITEMS)
    redeemables = [of_voucher(a_coupon(code, gift)) for code in ("A", "B")]

    done = evaluate(redeemables, an_order(a_line("mug")), under())

    [line] = done.order.items
    assert (line.quantity, line.applied_quantity, line.applied_discount_quantity) == (3, 2, 2)
    assert (line.applied_quantity_amount, line.applied_discount_amount) == (2000, 2000)

"""What a whole call adds up to, and what each redeemable reports. Source: redemptions.md 4.2."""

from mock_server.engine.discounts import (
    AmountOff,
    Effect,
    FreeUnits,
    Priced,
    Replacement,
    Target,
    Targets,
)
from mock_server.engine.evaluation import evaluate
from mock_server.engine.order import Item, Order
from mock_server.engine.order_draft import summed
from mock_server.engine.outcome import Skipped
from mock_server.engine.rules import Bundle, BundlePart, Rule, Thing
from mock_server.engine.stacking import Skip
from tests.builders import a_line, a_product, an_order
from tests.mock_server.engine.redeemables import of_voucher, only, under
from tests.shop import a_coupon, amount

MOST = 2**53 - 1


def test_a_discount_uses_no_credits():
    assert only(of_voucher(a_coupon())).used == 0


def test_a_skip_names_what_was_left_out():
    redeemable = of_voucher(a_coupon("A", amount(0)))

    outcome = only(redeemable, conditions=under(redeemables_no_effect_rule="SKIP"))

    assert outcome == Skipped(redeemable, Skip.NO_EFFECT)


def test_a_line_that_came_later_has_only_what_came_with_it():
    cups = {"cup": Priced(Item("cup", price=500))}
    on_lines = AmountOff(100, Effect.APPLY_TO_ITEMS)
    redeemables = [
        of_voucher(a_coupon("A", on_lines)),
        of_voucher(a_coupon("B", FreeUnits(1, "cup"))),
    ]

    done = evaluate(redeemables, an_order(a_line("mug")), under(cups))

    assert [line.applied_discount_amount for line in done.order.items] == [100, 500]


def test_a_call_keeps_what_it_said_of_replaced_units():
    cups = {"cup": a_product("cup", 1000)}
    redeemables = [
        of_voucher(a_coupon("A", Replacement("mug", "cup"))),
        of_voucher(a_coupon("B")),
    ]

    done = evaluate(redeemables, an_order(a_line("mug")), under(cups))

    [detail] = done.order.items[0].application_details
    assert (detail.source_index, detail.target_index) == (0, 1)


def test_a_single_bundle_is_what_its_discount_touches():
    rule = Rule("val_1", bundle=Bundle((BundlePart(Thing("mug", "product")),)))
    coupon = a_coupon("B", AmountOff(100, Effect.APPLY_TO_ITEMS))

    outcome = only(of_voucher(coupon, rules=(rule,)), an_order(a_line("mug"), a_line("cup")))

    assert [line.discount_amount for line in outcome.order.items] == [100, 0]


def test_targets_of_a_redeemable_beat_the_bundle():
    rule = Rule("val_1", bundle=Bundle((BundlePart(Thing("mug", "product")),)))
    cups = Targets((Target("product", "cup"),))
    coupon = a_coupon("B", AmountOff(100, Effect.APPLY_TO_ITEMS), targets=cups)

    outcome = only(of_voucher(coupon, rules=(rule,)), an_order(a_line("mug"), a_line("cup")))

    assert [line.discount_amount for line in outcome.order.items] == [0, 100]


def test_a_call_that_applied_nothing_leaves_the_order_without_discounts():
    done = evaluate([], Order(amount=1), under())

    assert (done.outcomes, done.order) == ((), Order(amount=1))


def test_lines_sum_to_no_more_than_json_can_say():
    assert summed([a_line(price=MOST)]) == MOST

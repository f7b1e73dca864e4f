"""Limits beyond one, and how redeemables rank. Source: redemptions.md 6.2 to 6.4."""

from mock_server.engine.stacking import Gate, Skip, in_order, is_exclusive, is_joint
from mock_server.engine.stacking_rules import StackingRules
from tests.mock_server.engine.redeemables import of_voucher
from tests.shop import a_category, a_coupon


def one(code, *categories):
    return of_voucher(a_coupon(code), *categories)


def exclusive(id_):
    return a_category(id_, stacking_rules_type="EXCLUSIVE")


def test_two_exclusive_ones_are_two():
    gate = Gate(StackingRules(applicable_exclusive_redeemables_limit=2))
    gate.let_in(one("A", exclusive("cat_a")))

    second = gate.against(one("B", exclusive("cat_b")))
    gate.let_in(one("B", exclusive("cat_b")))
    third = gate.against(one("C", exclusive("cat_c")))

    assert (second, third) == (None, Skip.EXCLUSIVE_LIMIT)


def test_two_applied_ones_are_two():
    gate = Gate(StackingRules(applicable_redeemables_limit=2))
    gate.let_in(one("A"))

    second = gate.against(one("B"))
    gate.let_in(one("B"))
    third = gate.against(one("C"))

    assert (second, third) == (None, Skip.LIMIT)


def test_the_leading_category_ranks():
    rules = StackingRules(redeemables_sorting_rule="CATEGORY_HIERARCHY")
    first, last = a_category("cat_1", 1), a_category("cat_9", 9)

    ranked = in_order([one("A", last, first), one("B", a_category("cat_5", 5))], rules)

    assert [redeemable.id for redeemable in ranked] == ["v_B", "v_A"]


def test_the_project_may_make_a_category_joint_or_exclusive():
    rules = StackingRules(joint_categories=("cat_j",), exclusive_categories=("cat_x",))
    joint, shut = one("A", a_category("cat_j")), one("B", a_category("cat_x"))

    assert (is_joint(joint, rules), is_exclusive(joint, rules)) == (True, False)
    assert (is_joint(shut, rules), is_exclusive(shut, rules)) == (False, True)


def test_a_skip_has_a_key_and_a_message():
    assert (Skip.LIMIT.key, Skip.LIMIT.message) == (
        "applicable_redeemables_limit_exceeded",
        "Applicable redeemables limit exceeded",
    )

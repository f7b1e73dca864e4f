"""The order of application, and who is left out. Source: redemptions.md 6.2 to 6.4."""

from dataclasses import replace

import pytest

from mock_server.engine.redeemable import Asked, Redeemable
from mock_server.engine.stacking import Gate, Skip, in_order
from mock_server.engine.stacking_rules import StackingRules
from tests.shop import a_category, a_coupon

COMMON = a_category("cat_common", 3)
EXCLUSIVE = a_category("cat_exclusive", 2, stacking_rules_type="EXCLUSIVE")
JOINT = a_category("cat_joint", 1, stacking_rules_type="JOINT")


def one(code, *categories):
    return Redeemable(
        "voucher", code, Asked("voucher", code), voucher=a_coupon(code), categories=categories
    )


def codes(redeemables):
    return [redeemable.id for redeemable in redeemables]


def test_requested_order_is_kept_by_default():
    asked = [one("B", COMMON), one("A", JOINT), one("C")]

    assert codes(in_order(asked, StackingRules())) == ["B", "A", "C"]


def test_hierarchy_sorts_ascending_and_puts_those_without_category_last():
    rules = StackingRules(redeemables_sorting_rule="CATEGORY_HIERARCHY")
    asked = [one("NONE"), one("COMMON", COMMON), one("JOINT", JOINT)]

    assert codes(in_order(asked, rules)) == ["JOINT", "COMMON", "NONE"]


def test_the_tiers_of_a_stack_keep_its_order():
    rules = StackingRules(redeemables_sorting_rule="CATEGORY_HIERARCHY")
    asked = Asked("promotion_stack", "stack_1")
    tiers = [replace(one("LOW", COMMON), asked=asked), replace(one("HIGH", JOINT), asked=asked)]

    assert codes(in_order(tiers, rules)) == ["LOW", "HIGH"]


def test_exclusive_ones_run_first_and_joint_ones_after_them():
    asked = [one("JOINT", JOINT), one("COMMON", COMMON), one("EXCLUSIVE", EXCLUSIVE)]

    assert codes(in_order(asked, StackingRules())) == ["EXCLUSIVE", "JOINT", "COMMON"]


def test_another_grouping_sorts_joint_and_exclusive_ones_together():
    rules = StackingRules(grouped_redeemables_sorting_rule="BY_SORTING_RULE")
    asked = [one("COMMON", COMMON), one("JOINT", JOINT), one("EXCLUSIVE", EXCLUSIVE)]

    assert codes(in_order(asked, rules)) == ["JOINT", "EXCLUSIVE", "COMMON"]


def through(gate, *redeemables):
    """Let *redeemables* through *gate* one by one and return what it says of each."""
    verdicts = []
    for redeemable in redeemables:
        verdicts.append(gate.against(redeemable))
        if verdicts[-1] is None:
            gate.let_in(redeemable)
    return verdicts


@pytest.mark.parametrize(
    ("rules", "redeemables", "verdicts"),
    [
        pytest.param(
            StackingRules(applicable_redeemables_limit=1),
            [one("A"), one("B")],
            [None, Skip.LIMIT],
            id="global-limit",
        ),
        pytest.param(
            StackingRules(applicable_redeemables_per_category_limit=1),
            [one("A", COMMON), one("B", COMMON), one("C")],
            [None, Skip.CATEGORY_LIMIT, None],
            id="category-limit-spares-uncategorised",
        ),
        pytest.param(
            StackingRules(applicable_redeemables_per_category_limit=None),
            [one("A", COMMON), one("B", COMMON)],
            [None, None],
            id="no-category-limit",
        ),
        pytest.param(
            StackingRules(applicable_redeemables_category_limits={"cat_common": 2}),
            [one("A", COMMON), one("B", COMMON), one("C", COMMON)],
            [None, None, Skip.CATEGORY_LIMIT],
            id="own-limit-of-a-category",
        ),
        pytest.param(
            StackingRules(),
            [one("A", EXCLUSIVE), one("B", COMMON), one("C"), one("D", JOINT)],
            [None, Skip.EXCLUSION_RULES_NOT_MET, Skip.EXCLUSION_RULES_NOT_MET, None],
            id="exclusive-shuts-out-common-but-not-joint",
        ),
        pytest.param(
            StackingRules(exclusive_categories=("cat_x", "cat_y")),
            [one("A", a_category("cat_x")), one("B", a_category("cat_y"))],
            [None, Skip.EXCLUSIVE_LIMIT],
            id="exclusive-limit",
        ),
        pytest.param(
            StackingRules(
                applicable_redeemables_per_category_limit=None,
                applicable_exclusive_redeemables_limit=3,
            ),
            [one("A", EXCLUSIVE), one("B", EXCLUSIVE)],
            [None, Skip.EXCLUSIVE_CATEGORY_LIMIT],
            id="exclusive-limit-per-category",
        ),
    ],
)
def test_gate(rules, redeemables, verdicts):
    assert through(Gate(rules), *redeemables) == verdicts


def test_after_a_failure_all_mode_tries_nothing_more():
    gate = Gate(StackingRules(redeemables_application_mode="ALL"), failed=True)

    assert gate.against(one("A")) is Skip.PRECEDING_VALIDATION_FAILED


def test_after_a_failure_partial_mode_goes_on():
    gate = Gate(StackingRules(redeemables_application_mode="PARTIAL"), failed=True)

    assert gate.against(one("A")) is None

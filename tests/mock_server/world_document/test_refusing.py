"""Loading: what does not hang together is refused as a whole, with its place."""

import pytest

from mock_server.world.document import WorldError, export, load, named
from tests.mock_server.world_document.documents import a_gift, a_project, a_voucher

CATEGORY = {"id": "cat_1", "name": "n", "hierarchy": 1}
EXCLUSIVE_AND_JOINT = {"exclusive_categories": ["cat_1"], "joint_categories": ["cat_1"]}
SKIPPED_AND_REDEEMED = {
    "no_effect_skip_categories": ["cat_1"],
    "no_effect_redeem_anyway_categories": ["cat_1"],
}
REFUSED = [
    pytest.param([], "expected an object, got []", id="no-object"),
    pytest.param({"vouchers": {}}, "vouchers: expected a list, got {}", id="no-list"),
    pytest.param({"vouchers": [7]}, "vouchers[0]: expected an object, got 7", id="no-entry"),
    pytest.param(
        {"orders": [{"id": "ord_1", "items": [{"price": 2**53 - 1, "quantity": 2}]}]},
        "orders[0].items: Order amount must not be more than 9007199254740991",
        id="order-amount",
    ),
    pytest.param({"shops": []}, "shops: unknown; known here: now, clock, id_source", id="section"),
    pytest.param(
        {"vouchers": [a_voucher(colour="red")]},
        "vouchers[0].colour: unknown; known here: code, id, created_at, ",
        id="member",
    ),
    pytest.param(
        {"vouchers": [a_voucher(), a_voucher("D", discount={"type": "HALF"})]},
        "vouchers[1].discount.type: expected one of AMOUNT, PERCENT, FIXED, UNIT, got 'HALF'",
        id="discount-type",
    ),
    pytest.param(
        {"vouchers": [{"code": "C", "discount": {"type": "PERCENT"}}]},
        "vouchers[0].discount: expected `percent_off`",
        id="discount-value",
    ),
    pytest.param({"vouchers": [{"code": "C"}]}, "vouchers[0].type: expected one of", id="no-value"),
    pytest.param(
        {"vouchers": [a_voucher(type="GIFT_VOUCHER")]},
        "vouchers[0].discount: a GIFT_VOUCHER has none",
        id="value-of-another-type",
    ),
    pytest.param({"vouchers": [{}]}, "vouchers[0]: expected `code`", id="no-code"),
    pytest.param({"vouchers": [a_voucher(7)]}, "vouchers[0].code: expected a string", id="code"),
    pytest.param(
        {"vouchers": [a_voucher(), a_voucher()]}, "vouchers[1].code: C is there twice", id="twice"
    ),
    pytest.param(
        {"vouchers": [a_voucher(category_ids=["cat_9"])]},
        "vouchers[0].category_ids[0]: nothing among the categories has the id cat_9",
        id="category",
    ),
    pytest.param(
        {"promotion_stacks": [{"campaign_id": "c", "tiers": ["promo_9"]}]},
        "promotion_stacks[0].tiers[0]: nothing among the promotion_tiers has the id promo_9",
        id="tier-of-a-stack",
    ),
    pytest.param(
        {"vouchers": [a_voucher(referrer_id="cust_9")]},
        "vouchers[0].referrer_id: nothing among the customers has the id cust_9",
        id="referrer",
    ),
    pytest.param(
        {"stacking": {"joint_categories": ["cat_9"]}},
        "stacking.joint_categories[0]: nothing among the categories has the id cat_9",
        id="stacking-category",
    ),
    pytest.param(
        {"stacking": {"redeemables_limit": 31}},
        "stacking.redeemables_limit: expected 1 to 30, got 31",
        id="limit",
    ),
    pytest.param(
        {"stacking": {"applicable_redeemables_category_limits": {"cat_1": 0}}},
        "stacking.applicable_redeemables_category_limits.cat_1: expected 1 to 10, got 0",
        id="limit-of-a-category",
    ),
    pytest.param(
        {"stacking": {"redeemables_limit": 3, "applicable_redeemables_limit": 4}},
        "stacking.applicable_redeemables_limit: expected at most redeemables_limit, 3, got 4",
        id="part-and-whole",
    ),
    pytest.param(
        {"categories": [CATEGORY], "stacking": SKIPPED_AND_REDEEMED},
        "stacking.no_effect_skip_categories: cat_1 is among",
        id="both-skipped-and-redeemed",
    ),
    pytest.param(
        {"categories": [CATEGORY], "stacking": EXCLUSIVE_AND_JOINT},
        "stacking: cat_1 is JOINT here and EXCLUSIVE elsewhere",
        id="both-exclusive-and-joint",
    ),
    pytest.param(
        {"vouchers": [a_gift({"amount": 10, "balance": 20})]},
        "vouchers[0].gift.balance: expected at most 10",
        id="balance",
    ),
    pytest.param(
        {"vouchers": [a_gift({"amount": -10})]},
        "vouchers[0].gift.amount: expected a number from 0 to 9007199254740991, got -10",
        id="negative",
    ),
    pytest.param(
        {"vouchers": [a_gift({"amount": 2**53})]},
        "vouchers[0].gift.amount: expected a number from 0",
        id="beyond-json",
    ),
    pytest.param(
        {"vouchers": [a_voucher("")]}, "vouchers[0].code: expected some characters", id="empty-code"
    ),
    pytest.param(
        {"vouchers": [a_voucher(id="")]}, "vouchers[0].id: expected some characters", id="empty-id"
    ),
    pytest.param(
        {"customers": [{"created_at": "0001-01-01T00:00:00+10:00"}]},
        "customers[0].created_at: expected a timestamp",
        id="before-all-time",
    ),
    pytest.param(
        {"vouchers": [a_voucher(start_date="soon")]},
        "vouchers[0].start_date: ",
        id="date",
    ),
    pytest.param(
        {"vouchers": [a_voucher(validity_timeframe={"interval": "P1D"})]},
        "vouchers[0].validity_timeframe: expected `duration`",
        id="frame",
    ),
    pytest.param(
        {"vouchers": [a_voucher(validity_timeframe={"interval": "PT0S", "duration": "PT1H"})]},
        "vouchers[0].validity_timeframe.interval: expected some time",
        id="no-interval",
    ),
    pytest.param(
        {"vouchers": [a_voucher(validity_day_of_week=[7])]},
        "vouchers[0].validity_day_of_week: expected days from 0 (Sunday) to 6, got 7",
        id="weekday",
    ),
    pytest.param(
        {"vouchers": [a_voucher(campaign_id="a"), a_voucher("D", campaign_id="a", campaign="B")]},
        "vouchers[1].campaign: campaign a is called a",
        id="campaign-of-another-name",
    ),
    pytest.param(
        {"promotion_tiers": [{"discount": {"type": "AMOUNT", "amount_off": 1}}]},
        "promotion_tiers[0]: expected `campaign_id`",
        id="tier-without-campaign",
    ),
    pytest.param(
        {"campaigns": [{"name": "c", "campaign_type": "GIFT_VOUCHERS"}]},
        "campaigns[0].voucher: expected `voucher`",
        id="campaign-without-voucher",
    ),
    pytest.param(
        {"orders": [{"amount": 100, "discount_amount": 10, "total_amount": 95}]},
        "orders[0].total_amount: the amounts make it 90, not 95",
        id="totals",
    ),
    pytest.param(
        {"orders": [{"items": [{"price": 100, "discount_amount": 10, "subtotal_amount": 95}]}]},
        "orders[0].items[0].subtotal_amount: the amounts make it 90, not 95",
        id="subtotal",
    ),
    pytest.param(
        {"settings": {"time_zone": "Mars/Base"}},
        "settings.time_zone: no time zone is called Mars/Base",
        id="zone",
    ),
    pytest.param(
        {"now": 7}, "now: expected a timestamp such as 2024-06-01T12:00:00Z, got 7", id="now"
    ),
    pytest.param(
        {"vouchers": [a_voucher(rules=[{"id": "val_1"}])]},
        "vouchers[0].rules[0]: expected `name`",
        id="rule-about-nothing",
    ),
    pytest.param(
        {"vouchers": [a_voucher(publications=[{}])]},
        "vouchers[0].publications: this version cannot yet load publications",
        id="publications",
    ),
    pytest.param(
        {"rewards": [{"id": "rew_1", "type": "COIN"}]},
        "rewards[0].parameters: expected `coin`",
        id="reward-without-parameters",
    ),
    pytest.param(
        {"rewards": [{"id": "rew_1", "type": "CASH"}]},
        "rewards[0].type: expected one of COIN, CAMPAIGN, MATERIAL",
        id="reward-of-no-type",
    ),
]


@pytest.mark.parametrize(("document", "problem"), REFUSED)
def test_what_does_not_hang_together_is_refused_with_its_place(document, problem):
    with pytest.raises(WorldError) as refused:
        a_project(document)

    assert str(refused.value).startswith(problem)


@pytest.mark.parametrize(("document", "problem"), REFUSED)
def test_a_refused_document_changes_nothing(document, problem):
    project = a_project(named("small_shop") | {"now": "2024-06-01T12:00:00Z"})
    before = export(project)

    with pytest.raises(WorldError):
        load(project, document)

    assert export(project) == before

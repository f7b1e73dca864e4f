"""Loading: what the short notation leaves out is filled in."""

from datetime import UTC, datetime, timedelta

import pytest

from mock_server.engine.discounts import FreeUnits, ManyFreeUnits, Replacement, Target, Targets
from mock_server.engine.settings import Settings
from mock_server.engine.voucher import Gift
from mock_server.store.kinds import (
    CAMPAIGNS,
    CATEGORIES,
    CUSTOMERS,
    ORDERS,
    PRODUCTS,
    PROMOTION_STACKS,
    PROMOTION_TIERS,
    SKUS,
    VOUCHERS,
)
from mock_server.world.document import load
from tests.mock_server.world_document.documents import a_gift, a_project, a_tier, a_voucher, stored

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)


def only_voucher(**members):
    return stored(a_project({"now": "2024-06-01T12:00:00Z", "vouchers": [members]}), VOUCHERS)[0]


def test_now_sets_the_clock_and_freezes_it():
    project = a_project({"now": "2024-06-01T12:00:00.1234Z"})

    assert (project.clock.frozen, project.clock.now()) == (True, NOON.replace(microsecond=123000))


def test_without_now_the_clock_shows_real_time_again():
    project = a_project({"now": "2024-06-01T12:00:00Z"})

    load(project, {})

    assert not project.clock.frozen


def test_a_code_and_a_value_are_a_voucher():
    voucher = only_voucher(**a_voucher())

    assert (voucher.type, voucher.created_at, voucher.active, voucher.quantity) == (
        "DISCOUNT_VOUCHER",
        NOON,
        True,
        None,
    )


@pytest.mark.parametrize(
    ("gift", "uses", "subtracted"),
    [
        pytest.param({"amount": 100}, {}, 0, id="full"),
        pytest.param({"amount": 100, "balance": 60}, {}, 40, id="difference-was-subtracted"),
        pytest.param(
            {"amount": 100, "balance": 60}, {"redeemed_amount": 30}, 10, id="partly-redeemed"
        ),
        pytest.param({"amount": 100, "subtracted_amount": 5}, {}, 5, id="subtracted-is-said"),
    ],
)
def test_a_gift_card_adds_up(gift, uses, subtracted):
    card = only_voucher(**a_gift(gift, redemption=uses)).gift

    assert card.subtracted_amount == subtracted
    assert card.balance + card.subtracted_amount + card.redeemed_amount == card.amount


def test_a_loyalty_card_adds_up():
    card = only_voucher(
        code="L",
        type="LOYALTY_CARD",
        loyalty_card={"points": 1000, "balance": 500, "expired_points": 100},
        redemption={"redeemed_points": 300},
    ).loyalty_card

    assert (card.subtracted_points, card.redeemed_points) == (100, 300)


def test_effect_null_is_not_the_default_effect():
    voucher = only_voucher(**a_gift({"amount": 100, "effect": None}))

    assert voucher.gift.effect is None


def test_redeemed_quantity_is_an_opening_balance():
    voucher = only_voucher(**a_voucher(redemption={"quantity": 5, "redeemed_quantity": 4}))

    assert (voucher.quantity, voucher.redeemed_quantity) == (5, 4)


@pytest.mark.parametrize(
    ("voucher", "campaign"),
    [
        pytest.param(
            a_voucher(campaign_id="camp_1"),
            ("camp_1", "camp_1", "DISCOUNT_COUPONS"),
            id="name-is-the-id",
        ),
        pytest.param(
            a_gift({"amount": 1}, campaign_id="camp_1", campaign="Cards"),
            ("camp_1", "Cards", "GIFT_VOUCHERS"),
            id="both-are-said",
        ),
        pytest.param(
            a_voucher(campaign_id="c", is_referral_code=True),
            ("c", "c", "REFERRAL_PROGRAM"),
            id="referral",
        ),
    ],
)
def test_a_campaign_that_nothing_defines_is_made(voucher, campaign):
    project = a_project({"vouchers": [voucher]})

    made = stored(project, CAMPAIGNS)

    assert [(each.id, each.name, each.campaign_type) for each in made] == [campaign]


def test_a_campaign_that_nothing_defines_starts_its_vouchers_unspent():
    spent = a_gift({"amount": 100, "balance": 20}, campaign="Cards")
    spent["redemption"] = {"redeemed_amount": 80, "redeemed_quantity": 2}

    project = a_project({"vouchers": [spent]})

    assert stored(project, CAMPAIGNS)[0].voucher.gift == Gift(100, 100)


def test_a_campaign_known_by_name_alone_is_one_campaign():
    vouchers = [a_voucher("A", campaign="Spring"), a_voucher("B", campaign="Spring")]

    project = a_project({"vouchers": vouchers})

    assert len(stored(project, CAMPAIGNS)) == 1
    assert len({voucher.campaign_id for voucher in stored(project, VOUCHERS)}) == 1


def test_a_tier_makes_a_promotion_and_comes_last_in_it():
    project = a_project({"promotion_tiers": [a_tier(), a_tier(id="promo_2")]})

    assert stored(project, CAMPAIGNS)[0].campaign_type == "PROMOTION"
    assert [(tier.name, tier.hierarchy) for tier in stored(project, PROMOTION_TIERS)] == [
        ("promo_1", 1),
        ("promo_2", 2),
    ]


def test_a_holder_that_nobody_knows_becomes_a_customer():
    project = a_project({"vouchers": [a_voucher(holder_source_id="bob")]})

    customer = stored(project, CUSTOMERS)[0]

    assert customer.source_id == "bob"
    assert stored(project, VOUCHERS)[0].holder_id == customer.id


def test_a_stack_lists_its_tiers_in_order():
    stack = {"id": "stack_1", "campaign_id": "camp_1", "tiers": ["promo_2", "promo_1"]}
    document = {"promotion_tiers": [a_tier(), a_tier(id="promo_2")], "promotion_stacks": [stack]}

    project = a_project(document)

    assert stored(project, PROMOTION_STACKS)[0].tier_ids == ("promo_2", "promo_1")


@pytest.mark.parametrize(
    ("discount", "expected"),
    [
        pytest.param(
            {"type": "UNIT", "unit_off": 1, "unit_type": "prod_1"},
            FreeUnits(1, "prod_1"),
            id="units",
        ),
        pytest.param(
            {
                "type": "UNIT",
                "effect": "ADD_MANY_ITEMS",
                "units": [{"unit_off": 1, "unit_type": "prod_1"}],
            },
            ManyFreeUnits((FreeUnits(1, "prod_1"),)),
            id="many-units",
        ),
        pytest.param(
            {
                "type": "UNIT",
                "effect": "REPLACE_ITEMS",
                "replace": {"source": "a", "target": "b", "quantity_limit": 1},
            },
            Replacement("a", "b", quantity_limit=1),
            id="replacement",
        ),
    ],
)
def test_unit_discounts_are_told_apart_by_their_members(discount, expected):
    assert only_voucher(code="C", discount=discount).discount == expected


def test_products_are_included_and_excluded():
    included = {"object": "products_collection", "id": "pc_1", "product_ids": ["a", "b"]}
    excluded = {"object": "sku", "id": "sku_1"}

    voucher = only_voucher(**a_voucher(applicable_to=[included], excluded=[excluded]))

    assert voucher.targets == Targets(
        (Target("products_collection", "pc_1", product_ids=("a", "b")),), (Target("sku", "sku_1"),)
    )


def test_windows_are_read_as_the_api_writes_them():
    frame = {"interval": "P2D", "duration": "PT1H"}
    daily = [{"start_time": "09:00", "expiration_time": "11:00", "days_of_week": [2, 4]}]

    validity = only_voucher(
        **a_voucher(validity_timeframe=frame, validity_hours={"daily": daily})
    ).validity

    assert validity.timeframe.interval == timedelta(days=2)
    assert validity.hours[0].days == (2, 4)


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(
            {"categories": [{"id": "cat_1", "name": "n", "hierarchy": 1}]}
            | {"stacking": {"exclusive_categories": ["cat_1"]}},
            id="said-in-the-list",
        ),
        pytest.param(
            {
                "categories": [
                    {
                        "id": "cat_1",
                        "name": "n",
                        "hierarchy": 1,
                        "stacking_rules_type": "EXCLUSIVE",
                    }
                ]
            },
            id="said-on-the-category",
        ),
    ],
)
def test_category_types_and_stacking_lists_mean_the_same(document):
    project = a_project(document)

    assert stored(project, CATEGORIES)[0].stacking_rules_type == "EXCLUSIVE"
    assert project.settings().stacking.exclusive_categories == ("cat_1",)


def test_settings_are_overrides_of_the_defaults():
    project = a_project({"settings": {"client_redemption": False}})

    assert project.settings() == Settings(client_redemption=False)


def test_products_bring_their_skus():
    project = a_project({"products": [{"id": "prod_1", "skus": [{"id": "sku_1", "price": 5}]}]})

    assert [product.id for product in stored(project, PRODUCTS)] == ["prod_1"]
    assert [(sku.product_id, sku.price) for sku in stored(project, SKUS)] == [("prod_1", 5)]


def test_an_order_gets_its_prices_from_the_catalogue():
    order = {"source_id": "o", "items": [{"product_id": "prod_1", "quantity": "2"}]}

    project = a_project({"products": [{"id": "prod_1", "price": 300}], "orders": [order]})

    saved = stored(project, ORDERS)[0]
    assert (saved.amount, saved.items[0].quantity, saved.status) == (600, 2, "CREATED")


def test_sections_of_later_versions_are_welcome_without_content():
    project = a_project({"rewards": [], "vouchers": [a_voucher(rules=[], bundle=None)]})

    assert len(stored(project, VOUCHERS)) == 1


def test_an_export_may_refer_to_what_was_deleted_since():
    document = {"id_source": {"seed": "s"}, "vouchers": [a_voucher(category_ids=["cat_gone"])]}

    project = a_project(document)

    assert stored(project, VOUCHERS)[0].category_ids == ("cat_gone",)

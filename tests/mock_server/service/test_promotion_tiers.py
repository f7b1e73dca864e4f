"""Promotion tiers and their hierarchy. Source: resources.md 4, R-12."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_server.engine.campaign import Campaign
from mock_server.engine.promotion_tier_draft import TierDraft
from mock_server.engine.refusals import InvalidCampaign, NotFound
from mock_server.engine.validity import Validity
from mock_server.service import campaigns, promotion_tiers
from mock_server.service.promotion_tiers import TierQuery
from mock_server.store.kinds import CAMPAIGNS
from tests.shop import NOON, a_shop, a_tier, amount


def a_promotion(*names):
    """A shop with a promotion of tiers with these names."""
    shop = a_shop()
    shop.put(CAMPAIGNS, Campaign("camp_1", "Sale", "PROMOTION", NOON))
    for name in names:
        shop.do(promotion_tiers.create, "camp_1", a_draft(name))
    return shop


def a_draft(name, hierarchy=None):
    return TierDraft(name, amount(100), hierarchy=hierarchy)


def ranks(shop):
    tiers = shop.store.transact(lambda tx: campaigns.tiers(tx, "camp_1"))
    assert [tier.hierarchy for tier in tiers] == list(range(1, len(tiers) + 1))
    return "".join(tier.name for tier in tiers)


def id_of(shop, name):
    tiers = shop.store.transact(lambda tx: campaigns.tiers(tx, "camp_1"))
    return next(tier.id for tier in tiers if tier.name == name)


@pytest.mark.parametrize(
    ("hierarchy", "order"),
    [
        pytest.param(None, "ABCX", id="last-by-default"),
        pytest.param(1, "XABC", id="first"),
        pytest.param(2, "AXBC", id="between"),
        pytest.param(99, "ABCX", id="beyond-the-end"),
    ],
)
def test_a_new_tier_takes_its_place_and_the_others_shift(hierarchy, order):
    shop = a_promotion("A", "B", "C")

    shop.do(promotion_tiers.create, "camp_1", a_draft("X", hierarchy))

    assert ranks(shop) == order


@pytest.mark.parametrize(("hierarchy", "order"), [(1, "BAC"), (3, "ACB"), (2, "ABC")])
def test_a_moved_tier_makes_the_others_shift(hierarchy, order):
    shop = a_promotion("A", "B", "C")

    moved = shop.do(promotion_tiers.update, id_of(shop, "B"), {"hierarchy": hierarchy})

    assert (ranks(shop), moved.hierarchy) == (order, hierarchy)


def test_a_deleted_tier_leaves_no_gap():
    shop = a_promotion("A", "B", "C")

    shop.store.transact(lambda tx: promotion_tiers.delete(tx, id_of(shop, "A")))

    assert ranks(shop) == "BC"


@given(st.lists(st.tuples(st.sampled_from(["add", "move", "drop"]), st.integers(1, 6))))
def test_hierarchies_never_have_gaps(steps):
    shop = a_promotion("A")

    for number, (step, place) in enumerate(steps):
        names = ranks(shop)
        name = names[place % len(names)] if names else ""
        if step == "add":
            draft = a_draft(chr(0x4E00 + number), place)
            shop.do(promotion_tiers.create, "camp_1", draft)
        elif name and step == "move":
            shop.do(promotion_tiers.update, id_of(shop, name), {"hierarchy": place})
        elif name:
            shop.store.transact(lambda tx, n=name: promotion_tiers.delete(tx, id_of(shop, n)))

    ranks(shop)


def test_an_update_keeps_what_was_not_sent():
    shop = a_promotion("A")

    changed = shop.do(promotion_tiers.update, id_of(shop, "A"), {"banner": "Now!"})

    assert (changed.name, changed.banner, changed.hierarchy) == ("A", "Now!", 1)
    assert changed.updated_at == shop.now


def test_only_promotions_have_tiers():
    shop = a_shop()
    shop.put(CAMPAIGNS, Campaign("camp_1", "Coupons", "DISCOUNT_COUPONS", NOON))

    with pytest.raises(InvalidCampaign):
        shop.do(promotion_tiers.create, "camp_1", a_draft("A"))
    with pytest.raises(NotFound, match="campaign"):
        shop.do(promotion_tiers.create, "camp_2", a_draft("A"))


def test_a_tier_can_be_switched_off_and_on():
    shop = a_promotion("A")
    tier_id = id_of(shop, "A")

    for active in (False, False, True):
        assert shop.do(promotion_tiers.switch, tier_id, active=active).active is active


def test_available_tiers_are_active_and_not_expired():
    past = NOON - timedelta(days=1)
    shop = a_shop(
        a_tier("promo_1"),
        a_tier("promo_2", active=False),
        a_tier("promo_3", validity=Validity(expiration_date=past)),
    )

    def listed(available):
        query = TierQuery(available=available)
        rows, _ = shop.store.transact(lambda tx: promotion_tiers.listed(tx, NOON, query))
        return [row.id for row in rows]

    assert listed(None) == ["promo_3", "promo_2", "promo_1"]
    assert listed(True) == ["promo_1"]
    assert listed(False) == ["promo_3", "promo_2"]

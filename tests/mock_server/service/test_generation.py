"""Campaigns made with their codes and removed with them. Source: resources.md 3, 22."""

from dataclasses import replace
from itertools import count

import pytest

from mock_server.engine.campaign import CodeConfig, VoucherTemplate
from mock_server.engine.campaign_draft import CampaignDraft
from mock_server.engine.channel import Channel
from mock_server.engine.promotion_tier_draft import TierDraft
from mock_server.engine.refusals import (
    DuplicateFound,
    InvalidCampaign,
    InvalidCodeConfig,
    NotFound,
)
from mock_server.engine.voucher import Gift, LoyaltyCard
from mock_server.service import async_actions, campaigns, generation, redemptions, vouchers
from mock_server.service.campaigns import CampaignQuery
from mock_server.service.listing import Filter
from mock_server.service.moment import Moment
from mock_server.store.kinds import (
    CAMPAIGNS,
    PROMOTION_TIERS,
    REDEMPTIONS,
    VOUCHERS,
)
from tests.shop import NOON, Shop, amount, asking

COUPONS = VoucherTemplate("DISCOUNT_VOUCHER", amount(1000), quantity=1)
GIFTS = VoucherTemplate("GIFT_VOUCHER", gift=Gift(500, 500))
CARDS = VoucherTemplate("LOYALTY_CARD", loyalty_card=LoyaltyCard(10, 10))


class Mint(Shop):
    """A shop whose random codes are counted."""

    def __init__(self):
        super().__init__()
        self._codes = count(1)

    def at(self):
        return Moment(self.now, Channel("app"), self._new_id, self._new_code)

    def _new_code(self, pattern, _):
        return f"{next(self._codes):0{pattern.count('#')}d}"


def a_draft(voucher=COUPONS, **fields):
    return replace(CampaignDraft("Spring", voucher=voucher), **fields)


def removed(shop, name="Spring", force=True):
    return shop.do(generation.remove, name, force=force, request_id="v-1")


def test_a_campaign_is_found_by_id_and_name():
    shop = Mint()

    made = shop.do(generation.create, a_draft())

    for key in (made.id, "Spring"):
        assert shop.store.transact(lambda tx, k=key: campaigns.find(tx, k)) == made


@pytest.mark.parametrize(
    ("voucher", "kind"),
    [
        pytest.param(COUPONS, "DISCOUNT_COUPONS", id="discount"),
        pytest.param(GIFTS, "GIFT_VOUCHERS", id="gift"),
        pytest.param(CARDS, "LOYALTY_PROGRAM", id="loyalty"),
        pytest.param(None, "PROMOTION", id="no-template"),
    ],
)
def test_a_missing_campaign_type_follows_from_the_template(voucher, kind):
    assert Mint().do(generation.create, a_draft(voucher)).campaign_type == kind


def test_codes_are_there_at_once_and_like_the_template():
    shop = Mint()

    made = shop.do(generation.create, a_draft(vouchers_count=3))

    stock = shop.store.transact(lambda tx: campaigns.stock(tx, made))
    one = shop.every(VOUCHERS)[0]
    assert stock.vouchers == 3
    assert (one.code, one.quantity, one.discount) == ("00000001", 1, amount(1000))
    assert (one.campaign, one.campaign_id) == ("Spring", made.id)


def test_metadata_reaches_vouchers_only_on_request():
    shop = Mint()
    shop.do(generation.create, a_draft(name="A", vouchers_count=1, metadata={"a": 1}))
    wish = a_draft(name="B", vouchers_count=1, metadata={"a": 1}, use_voucher_metadata_schema=True)
    shop.do(generation.create, wish)

    assert [one.metadata for one in shop.every(VOUCHERS)] == [None, {"a": 1}]


def test_a_standalone_campaign_has_its_one_code():
    shop = Mint()

    shop.do(generation.create, a_draft(type="STANDALONE", code="BLACK", vouchers_count=5))

    assert [one.code for one in shop.every(VOUCHERS)] == ["BLACK"]


def test_referral_codes_say_so():
    shop = Mint()

    shop.do(generation.create, a_draft(campaign_type="REFERRAL_PROGRAM", vouchers_count=1))

    assert shop.every(VOUCHERS)[0].is_referral_code


def test_a_promotion_starts_with_its_tiers():
    shop = Mint()
    tiers = (TierDraft("A", amount(1)), TierDraft("B", amount(2)))

    made = shop.do(generation.create, CampaignDraft("Sale", "PROMOTION", tiers=tiers))

    stock = shop.store.transact(lambda tx: campaigns.stock(tx, made))
    assert [(tier.name, tier.hierarchy) for tier in stock.tiers] == [("A", 1), ("B", 2)]


@pytest.mark.parametrize(
    ("draft", "details"),
    [
        pytest.param(
            a_draft(GIFTS, campaign_type="REFERRAL_PROGRAM"),
            "Property 'discount' is required for REFERRAL_PROGRAM campaign",
            id="referral-without-discount",
        ),
        pytest.param(
            a_draft(COUPONS, campaign_type="GIFT_VOUCHERS"),
            "Property 'gift' is required for GIFT_VOUCHERS campaign",
            id="gifts-without-gift",
        ),
        pytest.param(
            a_draft(CARDS, type="STANDALONE"),
            "A LOYALTY_PROGRAM campaign cannot be STANDALONE",
            id="standalone-loyalty",
        ),
    ],
)
def test_a_template_must_fit_its_campaign(draft, details):
    with pytest.raises(InvalidCampaign, match=details):
        Mint().do(generation.create, draft)


def test_a_name_is_taken_once():
    shop = Mint()
    shop.do(generation.create, a_draft())

    with pytest.raises(DuplicateFound, match="exists with name Spring") as refused:
        shop.do(generation.create, a_draft())

    assert refused.value.resource_id == "Spring"


def test_a_refused_campaign_leaves_nothing_behind():
    shop = Mint()

    with pytest.raises(InvalidCodeConfig):
        shop.do(
            generation.create,
            a_draft(replace(COUPONS, code_config=CodeConfig(pattern="X")), vouchers_count=1),
        )

    assert shop.every(CAMPAIGNS) == []


def test_joining_once_is_forced_by_loyalty_and_ruled_out_by_standalone():
    shop = Mint()

    loyal = shop.do(generation.create, a_draft(CARDS, name="L"))
    alone = shop.do(generation.create, a_draft(name="S", type="STANDALONE", join_once=True))

    assert (loyal.join_once, alone.join_once) == (True, False)


def test_removing_a_campaign_removes_all_that_belongs_to_it():
    shop = Mint()
    shop.do(generation.create, a_draft(vouchers_count=2))
    tiers = (TierDraft("A", amount(1)),)
    shop.do(generation.create, CampaignDraft("Sale", "PROMOTION", tiers=tiers))
    shop.do(redemptions.redeem, asking("00000001"))

    action = removed(shop)
    removed(shop, "Sale")

    assert (action.message, action.done_count) == ("Deleted 2 vouchers.", 2)
    assert action == shop.store.transact(lambda tx: async_actions.find(tx, action.id))
    for kind in (CAMPAIGNS, VOUCHERS, PROMOTION_TIERS, REDEMPTIONS):
        assert shop.every(kind) == []


@pytest.mark.parametrize("force", [pytest.param(True, id="forced"), pytest.param(False, id="bin")])
def test_only_force_frees_names_and_codes(force):
    shop = Mint()
    draft = a_draft(type="STANDALONE", code="BLACK")
    shop.do(generation.create, draft)

    removed(shop, force=force)

    if force:
        assert shop.do(generation.create, draft).name == "Spring"
    else:
        for again in (draft, replace(draft, name="Summer")):
            with pytest.raises(DuplicateFound):
                shop.do(generation.create, again)


def test_unknown_campaigns_and_actions_are_not_found():
    shop = Mint()

    with pytest.raises(NotFound, match="Cannot find campaign with id Spring"):
        removed(shop)
    with pytest.raises(NotFound, match="async_action"):
        shop.store.transact(lambda tx: async_actions.find(tx, "aa_x"))


@pytest.mark.parametrize(
    ("query", "names"),
    [
        pytest.param({}, ["Refer", "Gifts", "Spring"], id="newest-first"),
        pytest.param({"order": "name"}, ["Gifts", "Refer", "Spring"], id="by-name"),
        pytest.param({"campaign_type": "GIFT_VOUCHERS"}, ["Gifts"], id="by-type"),
        pytest.param({"is_referral_code": True}, ["Refer"], id="referrals"),
        pytest.param({"status": "IN_PROGRESS"}, [], id="nothing-is-in-progress"),
        pytest.param(
            {"conditions": Filter({"voucher_type": {"$is": ("GIFT_VOUCHER",)}})},
            ["Gifts"],
            id="filter",
        ),
    ],
)
def test_lists_show_what_the_query_asks_for(query, names):
    shop = Mint()
    for draft in (
        a_draft(),
        a_draft(GIFTS, name="Gifts"),
        a_draft(name="Refer", campaign_type="REFERRAL_PROGRAM"),
    ):
        shop.do(generation.create, draft)

    rows, total = shop.store.transact(lambda tx: campaigns.listed(tx, NOON, CampaignQuery(**query)))

    assert ([row.name for row in rows], total) == (names, len(names))


def test_a_campaigns_vouchers_go_on_after_one_is_deleted():
    shop = Mint()
    made = shop.do(generation.create, a_draft(vouchers_count=2))

    shop.do(vouchers.delete, "00000001", force=True)

    assert shop.store.transact(lambda tx: campaigns.stock(tx, made)).vouchers == 1

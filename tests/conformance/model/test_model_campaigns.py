"""What becomes of a campaign, and of what is none of its business."""

import json
from dataclasses import replace
from functools import cache

import pytest

from conformance import contract as contracts
from conformance import mock
from conformance.control import discovered
from conformance.credentials import DEFAULT
from conformance.model.call import read
from conformance.model.moment import ANY_TIME
from conformance.model.shadow import Shadow
from conformance.model.state import State
from conformance.model.step import step
from conformance.target import Request, Setting, Target

_OFF = {"type": "AMOUNT", "amount_off": 100}
_CODES = {
    "name": "codes",
    "campaign_type": "DISCOUNT_COUPONS",
    "type": "STANDALONE",
    "voucher": {"type": "DISCOUNT_VOUCHER", "discount": _OFF, "code": "ALONE"},
}
_TIER = {"name": "first", "action": {"discount": _OFF}}
_TIERS = [_TIER, _TIER | {"name": "second"}]
_PROMOTION = {"name": "promotion", "campaign_type": "PROMOTION", "promotion": {"tiers": _TIERS}}
_OTHER = {"type": "DISCOUNT_VOUCHER", "discount": _OFF}
_CART = {"source_id": "cart", "amount": 500, "items": [{"product_id": "mug", "price": 500}]}
_USE = {"redeemables": [{"object": "voucher", "id": "OTHER"}], "order": {"amount": 500}}

_STORY = {
    "other": ("POST", "/v1/vouchers/OTHER", _OTHER),
    "ann": ("POST", "/v1/customers", {"source_id": "ann", "name": "Ann"}),
    "bo": ("POST", "/v1/customers", {"source_id": "bo", "name": "Bo"}),
    "use": ("POST", "/v1/redemptions", _USE),
    "cart": ("POST", "/v1/orders", {**_CART, "customer": {"source_id": "bo"}}),
    "ann again": ("GET", "/v1/customers/ann", None),
    "note": ("PUT", "/v1/orders/cart", {"metadata": {"a": 1}}),
    "codes": ("POST", "/v1/campaigns", _CODES),
    "other kept": ("GET", "/v1/vouchers/OTHER", None),
    "alone": ("GET", "/v1/vouchers/ALONE", None),
    "promotion": ("POST", "/v1/campaigns", _PROMOTION),
    "banner": ("PUT", "/v1/promotions/tiers/{tier}", {"banner": "Look", "metadata": {"a": 1}}),
    "move up": ("PUT", "/v1/promotions/tiers/{second}", {"hierarchy": 1}),
    "move down": ("PUT", "/v1/promotions/tiers/{second}", {"hierarchy": 9}),
    "places": ("GET", "/v1/promotions/tiers", None),
    "look": ("GET", "/v1/campaigns/promotion", None),
    "look again": ("GET", "/v1/campaigns/promotion", None),
    "end": ("DELETE", "/v1/campaigns/codes", None),
    "work": ("GET", "/v1/async-actions/{work}", None),
    "alone gone": ("GET", "/v1/vouchers/ALONE", None),
    "other stays": ("GET", "/v1/vouchers/OTHER", None),
    "tier stays": ("GET", "/v1/promotions/tiers/{tier}", None),
    "use stays": ("GET", "/v1/redemptions/{use}", None),
    "end too": ("DELETE", "/v1/campaigns/promotion?force=true", None),
    "work too": ("GET", "/v1/async-actions/{work}", None),
    "tier gone": ("GET", "/v1/promotions/tiers/{tier}", None),
}
_TOLD = {
    "use": {"use": lambda told: told["redemptions"][0]["id"]},
    "promotion": {
        "tier": lambda told: told["promotion"]["tiers"][0]["id"],
        "second": lambda told: told["promotion"]["tiers"][1]["id"],
    },
    "end": {"work": lambda told: told["async_action_id"]},
    "end too": {"work": lambda told: told["async_action_id"]},
}


@cache
def contract():
    return contracts.read()


@pytest.fixture(scope="module")
def story():
    """Play the story once and return its exchanges by name."""
    made, known = {}, {}
    with (
        mock.running(seed=7) as url,
        Target(url, contract(), DEFAULT) as target,
        discovered(url, DEFAULT) as control,
    ):
        assert control is not None
        control.load({})
        for name, (method, path, body) in _STORY.items():
            request = Request(method, path.format(**known), body)
            made[name] = target.send(request, Setting("story", "w"))
            for like, find in _TOLD.get(name, {}).items():
                known[like] = find(made[name].document)
    return made


def shadow_before(story, name):
    """Return who saw the *story* up to *name*, and what it objected to."""
    shadow, names = Shadow(contract(), {"w": State.empty()}), list(story)
    wrong = [shadow.watch(story[each]) for each in names[: names.index(name)]]
    return shadow, [mismatch for each in wrong for mismatch in each]


def a_lie(exchange, **members):
    return replace(exchange, response_body=json.dumps({**exchange.document, **members}))


def test_the_story_goes_as_the_model_says(story):
    shadow, wrong = shadow_before(story, "tier gone")

    assert wrong + shadow.watch(story["tier gone"]) == []


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("ann again", id="an-order-of-another-changes-no-customer"),
        pytest.param("other kept", id="a-voucher-that-comes-with-a-campaign-changes-no-other"),
        pytest.param("promotion", id="a-plain-promotion-is-made"),
        pytest.param("banner", id="a-banner-can-be-changed"),
        pytest.param("look again", id="a-campaign-reads-the-same-twice"),
        pytest.param("work", id="the-deletion-can-be-followed"),
        pytest.param("alone gone", id="the-vouchers-are-gone-when-it-is-done"),
        pytest.param("other stays", id="a-voucher-without-a-campaign-stays"),
        pytest.param("tier stays", id="the-tier-of-another-campaign-stays"),
        pytest.param("use stays", id="a-redemption-of-another-voucher-stays"),
        pytest.param("tier gone", id="the-tiers-are-gone-when-it-is-done"),
    ],
)
def test_how_a_call_ends_is_certain(story, name):
    shadow, _ = shadow_before(story, name)

    outcome = step(shadow.state("w"), read(contract(), story[name]), ANY_TIME)

    assert outcome.is_certain
    assert story[name].status in outcome.branches[0].statuses


@pytest.mark.parametrize(
    ("name", "members", "path"),
    [
        pytest.param("note", {"items": []}, "items", id="items-that-were-not-named-are-dropped"),
        pytest.param("ann again", {"name": "Bo"}, "name", id="another-customer-is-changed"),
        pytest.param(
            "move up", {"hierarchy": 2}, "hierarchy", id="a-tier-stays-where-it-was",
        ),
        pytest.param(
            "look again", {"updated_at": "2026-01-15T12:00:00.000Z"}, "updated_at",
            id="reading-is-a-change",
        ),
    ],
)  # fmt: skip
def test_a_change_that_nobody_asked_for_is_noticed(story, name, members, path):
    shadow, _ = shadow_before(story, name)

    wrong = shadow.watch(a_lie(story[name], **members))

    assert path in {mismatch.path for mismatch in wrong}


def test_a_tier_that_moves_pushes_the_others_out_of_its_way(story):
    shadow, _ = shadow_before(story, "places")
    shared = [{**tier, "hierarchy": 1} for tier in story["places"].document["tiers"]]

    wrong = shadow.watch(a_lie(story["places"], tiers=shared))

    assert "R-12" in {mismatch.rule for mismatch in wrong}


def test_how_far_down_a_tier_goes_depends_on_the_others(story):
    shadow, _ = shadow_before(story, "move down")

    assert not shadow.watch(a_lie(story["move down"], hierarchy=5))


def test_what_goes_with_a_campaign_may_be_there_until_the_work_is_done(story):
    shadow, _ = shadow_before(story, "work")
    ask, still_there = story["work"], story["alone"]

    begun = shadow.watch(a_lie(ask, status="IN_PROGRESS", operation_status="UNKNOWN"))
    meanwhile = shadow.watch(still_there)
    done = shadow.watch(ask)
    after = shadow.watch(still_there)

    assert (begun, meanwhile, done) == ([], [], [])
    assert [mismatch.path for mismatch in after] == ["status"]

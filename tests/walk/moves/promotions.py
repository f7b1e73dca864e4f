"""Promotion tiers and campaigns."""

from spec import Json
from tests.walk.carts import a_few_words
from tests.walk.discounts import a_discount
from tests.walk.draws import Draws
from tests.walk.memory import Memory
from tests.walk.step import Step
from tests.walk.worlds import CATEGORIES


def create_promotion_tier(draws: Draws, known: Memory) -> Step:
    promotion = draws.one_of(["camp_summer", "camp_winter", known.pick(draws, "campaign_id")])
    return Step("create_promotion_tier", {"campaignId": promotion}, body=_a_tier(draws))


def update_promotion_tier(draws: Draws, known: Memory) -> Step:
    changes: Json = {"metadata": a_few_words(draws)}
    if draws.one_in(2):
        changes["hierarchy"] = draws.number(1, 9)
    if draws.one_in(2):
        changes["action"] = {"discount": a_discount(draws)}
    if draws.one_in(3):
        changes["active"] = not draws.one_in(3)
    return Step("update_promotion_tier", _tier(draws, known), body=changes)


def enable_promotion_tier(draws: Draws, known: Memory) -> Step:
    return Step("enable_promotion_tier", _tier(draws, known))


def disable_promotion_tier(draws: Draws, known: Memory) -> Step:
    return Step("disable_promotion_tier", _tier(draws, known))


def delete_promotion_tier(draws: Draws, known: Memory) -> Step:
    return Step("delete_promotion_tier", _tier(draws, known))


def create_campaign(draws: Draws, known: Memory) -> Step:
    taken = draws.one_in(12)
    body: Json = {"name": "Summer" if taken else draws.name("Campaign")}
    kind = draws.weighted({"coupons": 3, "gifts": 2, "loyal": 1, "promotion": 2, "one": 1})
    if kind == "promotion":
        tiers = [_a_tier(draws) for _ in range(draws.number(0, 3))]
        body |= {"campaign_type": "PROMOTION", "promotion": {"tiers": tiers}}
    else:
        body |= {"voucher": _TEMPLATES[kind](draws), "vouchers_count": draws.number(0, 4)}
    if kind == "one":
        body["type"] = "STANDALONE"
    if draws.one_in(4):
        body["category_id"] = draws.one_of(CATEGORIES)
    return Step("create_campaign", body=body)


def delete_campaign(draws: Draws, known: Memory) -> Step:
    """Delete a campaign that the walk made, mostly: the start world's are worth keeping."""
    made = [id_ for id_ in known.pools.get("campaign_id", ()) if len(id_) > 20]
    one = draws.one_of(made) if made and not draws.one_in(40) else draws.nonsense()
    query = (("force", "true"),) if draws.one_in(2) else ()
    return Step("delete_campaign", {"campaignId": one}, query)


def _tier(draws: Draws, known: Memory) -> dict[str, str]:
    return {"promotionTierId": known.pick(draws, "promotion_tier_id")}


def _a_tier(draws: Draws) -> Json:
    tier: Json = {"name": draws.name("Tier"), "action": {"discount": a_discount(draws)}}
    if draws.one_in(3):
        tier["hierarchy"] = draws.number(1, 5)
    if draws.one_in(3):
        tier["category_id"] = draws.one_of(CATEGORIES)
    return tier


def _coupons(draws: Draws) -> Json:
    return {"discount": a_discount(draws), "redemption": {"quantity": draws.one_of([None, 1, 4])}}


def _gifts(draws: Draws) -> Json:
    return {"type": "GIFT_VOUCHER", "gift": {"amount": draws.money()}}


def _loyal(draws: Draws) -> Json:
    return {"type": "LOYALTY_CARD", "loyalty_card": {"points": draws.number(0, 400)}}


_TEMPLATES = {"coupons": _coupons, "gifts": _gifts, "loyal": _loyal, "one": _coupons}

"""What a redemption or validation asks for: redeemables, an order, a customer, a session."""

from spec import Json
from tests.walk.discounts import PRODUCTS, SKUS
from tests.walk.draws import Draws
from tests.walk.memory import Card, Memory

_EXPANSIONS = ("order", "redemption", "redeemable", "category")


def a_request(draws: Draws, known: Memory) -> Json:
    """Return the body of a redemption, with a session at times."""
    redeemables = some_redeemables(draws, known)
    found: Json = {"redeemables": redeemables}
    order = an_order(draws, known)
    if order is not None:
        found["order"] = order
    found |= _somebody(draws, known, redeemables)
    if draws.one_in(4):
        found["metadata"] = a_few_words(draws)
    if draws.one_in(4):
        found["options"] = {"expand": draws.some(_EXPANSIONS, 0, 4)}
    return found


def a_lock(draws: Draws, known: Memory) -> Json:
    """Return a session that locks, under a new key or one that is in use."""
    lock: Json = {"type": "LOCK"}
    if draws.one_in(3):
        lock["key"] = known.pick(draws, "session_key") if draws.one_in(2) else draws.name("ssn")
    if draws.one_in(2):
        lock["ttl"] = draws.number(1, 90)
    if draws.one_in(2):
        lock["ttl_unit"] = draws.one_of(["DAYS", "HOURS", "MINUTES", "SECONDS", "NANOSECONDS"])
    return lock


def some_redeemables(draws: Draws, known: Memory) -> list[Json]:
    """Return one redeemable mostly, at times a stack of up to eight or a promotion stack."""
    if draws.one_in(16):
        return [{"object": "promotion_stack", "id": known.pick(draws, "stack_id")}]
    count = draws.weighted({1: 8, 2: 5, 3: 4, 5: 2, 8: 1})
    found = [_redeemable(draws, known) for _ in range(count)]
    if draws.one_in(30):
        return found
    return list({one["id"]: one for one in found}.values())


def an_order(draws: Draws, known: Memory) -> Json:
    """Return an order: new or stored, of an amount or of lines; None for no order at all."""
    kind = draws.weighted({"none": 2, "amount": 4, "items": 8, "id": 3, "source": 2, "both": 1})
    if kind == "none":
        return None
    order: Json = {}
    if kind == "id":
        order["id"] = known.pick(draws, "order_id")
    if kind == "source":
        known_one = draws.one_in(2)
        order["source_id"] = (
            known.pick(draws, "order_source_id") if known_one else draws.name("cart")
        )
    if kind in ("amount", "both") or draws.one_in(6):
        order["amount"] = draws.money(30_000)
    if kind in ("items", "both", "source") or draws.one_in(6):
        order["items"] = some_lines(draws)
    return order | _order_rest(draws, known)


def some_lines(draws: Draws) -> list[Json]:
    """Return up to five lines."""
    return [_line(draws) for _ in range(draws.number(0 if draws.one_in(9) else 1, 5))]


def a_customer(draws: Draws, known: Memory) -> Json:
    """Return a customer: known by id or source id, or new."""
    kind = draws.weighted({"source_id": 6, "id": 3, "new": 2, "nobody": 1})
    if kind == "nobody":
        return {"name": "Somebody"}
    if kind == "new":
        return {"source_id": draws.name("new"), "name": "New", "metadata": a_few_words(draws)}
    named = {kind: known.pick(draws, f"customer_{kind}")}
    return named | ({"email": "a@shop.test"} if draws.one_in(5) else {})


def a_few_words(draws: Draws) -> Json:
    """Return metadata."""
    words: Json = {"channel": draws.one_of(["web", "till"]), "n": draws.number(-3, 3)}
    return {} if draws.one_in(4) else words | ({"gone": None} if draws.one_in(4) else {})


def _redeemable(draws: Draws, known: Memory) -> Json:
    kind = draws.weighted({"coupon": 8, "gift": 5, "loyalty": 4, "tier": 5, "any": 1})
    if kind == "tier":
        return {"object": "promotion_tier", "id": known.pick(draws, "promotion_tier_id")}
    types = {"coupon": "DISCOUNT_VOUCHER", "gift": "GIFT_VOUCHER", "loyalty": "LOYALTY_CARD"}
    card = known.card(draws, types[kind]) if kind in types else None
    if card is None:
        return {"object": "voucher", "id": known.pick(draws, "voucher_code")}
    return {"object": "voucher", "id": _named(draws, card)} | payment(draws, known, card)


def payment(draws: Draws, known: Memory, card: Card) -> Json:
    """Return what a card is asked to give: credits, or a reward for points."""
    if card.type == "GIFT_VOUCHER" and not draws.one_in(3):
        return {"gift": {"credits": draws.money(3000)}}
    if card.type == "LOYALTY_CARD" and not draws.one_in(8):
        reward: Json = {"id": known.pick(draws, "reward_id")}
        if draws.one_in(2):
            reward["points"] = draws.number(0, 200)
        return {"reward": reward}
    return {}


def _named(draws: Draws, card: Card) -> str:
    return card.id if draws.one_in(10) else card.code


def _somebody(draws: Draws, known: Memory, redeemables: list[Json]) -> Json:
    """Return `customer` or `tracking_id`: the holder of a card that is to be redeemed, mostly."""
    codes = {one["id"] for one in redeemables}
    holders = [
        card.holder
        for card in known.cards.values()
        if card.holder is not None and card.type == "LOYALTY_CARD" and {card.code, card.id} & codes
    ]
    if holders and not draws.one_in(10):
        return {"customer": {"source_id": draws.one_of(holders)}}
    if draws.one_in(3):
        return {}
    if draws.one_in(8):
        return {"tracking_id": known.pick(draws, "customer_source_id")}
    return {"customer": a_customer(draws, known)}


def _order_rest(draws: Draws, known: Memory) -> Json:
    rest: Json = {}
    if draws.one_in(6):
        rest["status"] = draws.one_of(["CREATED", "PAID", "CANCELED", "FULFILLED"])
    if draws.one_in(6):
        rest["metadata"] = a_few_words(draws)
    if draws.one_in(20):
        rest["customer"] = a_customer(draws, known)
    if draws.one_in(30):
        rest["referrer"] = a_customer(draws, known)
    return rest


def _line(draws: Draws) -> Json:
    kind = draws.weighted({"product_id": 6, "sku_id": 3, "source_id": 2, "product": 2, "odd": 1})
    line: Json = {"quantity": draws.one_of([1, 1, 2, 3, 7, "2"])}
    if kind == "product_id":
        line["product_id"] = draws.one_of(PRODUCTS)
    elif kind == "sku_id":
        line["sku_id"] = draws.one_of(SKUS)
    elif kind == "source_id":
        line |= {"source_id": draws.one_of(["mug", "shirt-m"]), "related_object": "product"}
    elif kind == "product":
        line["product"] = {"id": draws.one_of(PRODUCTS), "name": "Sent", "price": draws.money(900)}
        line["product"]["override"] = draws.one_in(4)
    if draws.one_in(4) or kind == "odd":
        line["price"] = draws.money(3000)
    if draws.one_in(12):
        line["amount"] = draws.money(5000)
    return line

"""Every kind of discount with every effect, and the products that it is for."""

from spec import Json
from tests.walk.draws import Draws

PRODUCTS = ("prod_mug", "prod_shirt", "prod_beans", "prod_free")
SKUS = ("sku_shirt_m", "sku_shirt_xl")
WARES = (*PRODUCTS, *SKUS)

_ON_AMOUNT = (
    "APPLY_TO_ORDER",
    "APPLY_TO_ITEMS",
    "APPLY_TO_ITEMS_PROPORTIONALLY",
    "APPLY_TO_ITEMS_PROPORTIONALLY_BY_QUANTITY",
    "APPLY_TO_ITEMS_BY_QUANTITY",
)
_ORDER_OR_ITEMS = ("APPLY_TO_ORDER", "APPLY_TO_ITEMS")
_ON_UNITS = ("ADD_MISSING_ITEMS", "ADD_NEW_ITEMS", "ADD_SAME_ITEMS")
_PICKS = (
    "APPLY_TO_EVERY",
    "APPLY_TO_CHEAPEST",
    "APPLY_TO_MOST_EXPENSIVE",
    "APPLY_FROM_CHEAPEST",
    "APPLY_FROM_MOST_EXPENSIVE",
)


def a_discount(draws: Draws) -> Json:
    """Return a discount as requests define it."""
    kinds = {"AMOUNT": 4, "PERCENT": 4, "FIXED": 2, "UNIT": 2, "MANY": 1}
    return _MAKERS[draws.weighted(kinds)](draws)


def a_discount_of_worlds(draws: Draws) -> Json:
    """Return a discount as worlds define it, which can also be a replacement."""
    return _replacement(draws) if draws.one_in(12) else a_discount(draws)


def targets(draws: Draws) -> Json:
    """Return the members `applicable_to`, `excluded` and `included_all` of an entity, if any."""
    if draws.one_in(2):
        return {}
    found: Json = {"applicable_to": [_target(draws, ware) for ware in draws.some(WARES, 0, 3)]}
    if draws.one_in(5):
        found["applicable_to"].append(_collection(draws))
    if draws.one_in(3):
        found["excluded"] = [{"object": _kind(w), "id": w} for w in draws.some(WARES, 1, 2)]
    if draws.one_in(6):
        found["included_all"] = True
    return found


def _amount(draws: Draws) -> Json:
    found: Json = {"type": "AMOUNT", "amount_off": draws.money(4000)}
    if draws.one_in(4):
        found["aggregated_amount_limit"] = draws.money(3000)
    return found | _effect(draws, _ON_AMOUNT)


def _percent(draws: Draws) -> Json:
    rate = draws.one_of([0, 5, 10, 12.5, 20, 33.33, 50, 99.9, 100])
    found: Json = {"type": "PERCENT", "percent_off": rate}
    for limit in ("amount_limit", "aggregated_amount_limit"):
        if draws.one_in(4):
            found[limit] = draws.money(3000)
    return found | _effect(draws, _ORDER_OR_ITEMS)


def _fixed(draws: Draws) -> Json:
    return {"type": "FIXED", "fixed_amount": draws.money(3000)} | _effect(draws, _ORDER_OR_ITEMS)


def _unit(draws: Draws) -> Json:
    found = {"type": "UNIT", "unit_off": draws.number(0, 4), "unit_type": _ware(draws)}
    return found | _effect(draws, _ON_UNITS)


def _many(draws: Draws) -> Json:
    units = [
        {"unit_off": draws.number(1, 3), "unit_type": ware, "effect": draws.one_of(_ON_UNITS[:2])}
        for ware in draws.some(WARES, 1, 3)
    ]
    return {"type": "UNIT", "effect": "ADD_MANY_ITEMS", "units": units}


def _replacement(draws: Draws) -> Json:
    old, new = draws.some(WARES, 2, 2)
    found: Json = {"source": old, "target": new, "target_units_per_unit": draws.number(1, 3)}
    if draws.one_in(2):
        found["quantity_limit"] = draws.number(0, 3)
    return {"type": "UNIT", "replace": found}


_MAKERS = {
    "AMOUNT": _amount, "PERCENT": _percent, "FIXED": _fixed, "UNIT": _unit, "MANY": _many,
}  # fmt: skip


def _effect(draws: Draws, effects: tuple[str, ...]) -> Json:
    return {} if draws.one_in(8) else {"effect": draws.one_of(effects)}


def _ware(draws: Draws) -> str:
    return "prod_unheard_of" if draws.one_in(12) else draws.one_of(WARES)


def _kind(ware: str) -> str:
    return "sku" if ware in SKUS else "product"


def _target(draws: Draws, ware: str) -> Json:
    return {"object": _kind(ware), "id": ware} | _picking(draws)


def _collection(draws: Draws) -> Json:
    members = draws.some(WARES, 1, 4)
    return {"object": "products_collection", "id": "pc_1", "product_ids": members} | _picking(draws)


def _picking(draws: Draws) -> Json:
    found: Json = {"effect": draws.one_of(_PICKS), "target": draws.one_of(["ITEM", "UNIT"])}
    for setting, most in (
        ("skip_initially", 2), ("quantity_limit", 3), ("aggregated_quantity_limit", 4),
    ):  # fmt: skip
        if draws.one_in(4):
            found[setting] = draws.number(0, most)
    for setting in ("amount_limit", "aggregated_amount_limit", "price"):
        if draws.one_in(5):
            found[setting] = draws.money(2000)
    if draws.one_in(4):
        found["repeat"] = draws.number(1, 3)
    return found

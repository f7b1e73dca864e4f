"""Discounts, one branch a kind; unset parts stay out (resources.md 2.2)."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from mock_server.engine.discounts import (
    AmountOff,
    Discount,
    Effect,
    FixedPrice,
    FreeUnits,
    ManyFreeUnits,
    PercentOff,
    Replacement,
)
from mock_server.engine.order import Item
from mock_server.wire.number import read_whole, write_decimal
from spec import Json


def read_discount(json: Json) -> Discount:
    """Return the `Discount` (spec/schemas/discount.yaml) that *json* describes."""
    return _READERS[json["type"]](json)


def write_discount(discount: Discount) -> Json:
    """Write *discount* with its type first, and only what is set."""
    rest: dict[str, Json] = {}
    match discount:
        case AmountOff():
            rest = _write_amount(discount)
        case PercentOff():
            rest = _write_percent(discount)
        case FixedPrice():
            rest = _write_fixed(discount)
        case FreeUnits():
            rest = _write_units(discount)
        case ManyFreeUnits():
            rest = {"units": [_without_nulls(_write_units(unit)) for unit in discount.units]}
        case Replacement():
            rest = {"replace": _write_replacement(discount)}
    return _without_nulls({"type": discount.type, "effect": discount.effect, **rest})


def _without_nulls(json: Mapping[str, Json]) -> Json:
    return {name: value for name, value in json.items() if value is not None}


def _effect(json: Json) -> Effect | None:
    name = json.get("effect")
    return Effect(name) if name is not None else None


def _read_amount(json: Json) -> AmountOff:
    return AmountOff(
        amount_off=read_whole(json.get("amount_off")) or 0,
        effect=_effect(json),
        aggregated_amount_limit=read_whole(json.get("aggregated_amount_limit")),
        amount_off_formula=json.get("amount_off_formula"),
    )


def _write_amount(discount: AmountOff) -> dict[str, Json]:
    return {
        "amount_off": discount.amount_off,
        "amount_off_formula": discount.amount_off_formula,
        "aggregated_amount_limit": discount.aggregated_amount_limit,
    }


def _read_percent(json: Json) -> PercentOff:
    return PercentOff(
        percent_off=Decimal(str(json.get("percent_off") or 0)),
        effect=_effect(json),
        amount_limit=read_whole(json.get("amount_limit")),
        aggregated_amount_limit=read_whole(json.get("aggregated_amount_limit")),
        percent_off_formula=json.get("percent_off_formula"),
    )


def _write_percent(discount: PercentOff) -> dict[str, Json]:
    return {
        "percent_off": write_decimal(discount.percent_off),
        "percent_off_formula": discount.percent_off_formula,
        "amount_limit": discount.amount_limit,
        "aggregated_amount_limit": discount.aggregated_amount_limit,
    }


def _read_fixed(json: Json) -> FixedPrice:
    return FixedPrice(
        fixed_amount=read_whole(json.get("fixed_amount")),
        effect=_effect(json),
        fixed_amount_formula=json.get("fixed_amount_formula"),
    )


def _write_fixed(discount: FixedPrice) -> dict[str, Json]:
    return {
        "fixed_amount": discount.fixed_amount,
        "fixed_amount_formula": discount.fixed_amount_formula,
    }


def _read_unit(json: Json) -> Discount:
    if json.get("units") is not None:
        return ManyFreeUnits(tuple(_read_free_units(unit) for unit in json["units"]))
    if json.get("replace") is not None:
        return _read_replacement(json["replace"])
    return _read_free_units(json)


def _read_free_units(json: Json) -> FreeUnits:
    return FreeUnits(
        unit_off=read_whole(json.get("unit_off")) or 0,
        unit_type=json["unit_type"],
        effect=_effect(json),
        unit_off_formula=json.get("unit_off_formula"),
        product=_read_item(json.get("product")),
        sku=_read_item(json.get("sku")),
    )


def _write_units(discount: FreeUnits) -> dict[str, Json]:
    return {
        "effect": discount.effect,
        "unit_off": discount.unit_off,
        "unit_off_formula": discount.unit_off_formula,
        "unit_type": discount.unit_type,
        "product": _write_item(discount.product, "name"),
        "sku": _write_item(discount.sku, "sku"),
    }


def _read_item(json: Json) -> Item | None:
    if json is None:
        return None
    return Item(json.get("id"), json.get("source_id"), json.get("name"), json.get("sku"))


def _write_item(item: Item | None, label: str) -> Json:
    """Write what a unit discount says about the product or SKU that it gives (4.6)."""
    if item is None:
        return None
    name = item.name if label == "name" else item.sku
    return _without_nulls({"id": item.id, "source_id": item.source_id, label: name})


def _read_replacement(json: Json) -> Replacement:
    return Replacement(
        source=json["source"],
        target=json["target"],
        target_units_per_unit=read_whole(json.get("target_units_per_unit")) or 1,
        quantity_limit=read_whole(json.get("quantity_limit")),
    )


def _write_replacement(discount: Replacement) -> Json:
    return _without_nulls(
        {
            "source": discount.source,
            "target": discount.target,
            "target_units_per_unit": discount.target_units_per_unit,
            "quantity_limit": discount.quantity_limit,
        }
    )


_READERS: Mapping[str, Callable[[Json], Discount]] = {
    "AMOUNT": _read_amount,
    "PERCENT": _read_percent,
    "FIXED": _read_fixed,
    "UNIT": _read_unit,
}

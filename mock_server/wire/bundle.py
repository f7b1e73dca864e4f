"""Bundles: the short notation of world documents, `bundle_rules` of rules, and what was counted.

Source: redemptions.md 4.9, resources.md 11.4, design 4.3.
"""

from collections.abc import Mapping
from decimal import Decimal

from mock_server.engine.rules import (
    Bundle,
    BundlePart,
    Check,
    Condition,
    Expression,
    Number,
    Operand,
    Qualified,
    Thing,
)
from mock_server.engine.rules.bundle import Scaling
from mock_server.store.misfit import Misfit, expected
from mock_server.wire.number import write_decimal
from mock_server.wire.rule_condition import read_condition, write_condition
from mock_server.wire.shape import Path, read_count, read_list, read_object
from mock_server.wire.thing import read_thing, write_thing
from spec import Json

_MOST = 100
_ITEM = "order.items.any"
_QUANTITY = "order.items.aggregated_quantity"
_SETTINGS = frozenset({"limit", "logic", "scaling"})
_SCALINGS: dict[str, Scaling] = {"MULTIPLY": "MULTIPLY", "FIXED": "FIXED"}


def read_bundle(json: Json, path: Path = ()) -> Bundle | None:
    """Read `{limit, items[{id, quantity}], scaling}`; None where there is nothing.

    Items may say with `object` what they are; without it they are SKUs or products.

    Raises:
        Misfit: A member does not fit.
    """
    if not json:
        return None
    members = read_object(json, path)
    items = read_list(members.get("items"), (*path, "items"))
    parts = tuple(_read_item(item, (*path, "items", place)) for place, item in enumerate(items))
    return _bundle(members, parts, path)


def write_bundle(bundle: Bundle) -> Json:
    """Write *bundle* in the short notation."""
    return {
        "limit": bundle.limit,
        "items": [{**write_thing(part.thing), "quantity": part.quantity} for part in bundle.parts],
        "scaling": bundle.scaling,
    }


def read_bundle_rules(json: Json, path: Path = ()) -> Bundle | None:
    """Read the `bundle_rules` of a rule document; None where there are none.

    Raises:
        Misfit: A rule is none of `order.items.any`, or a member does not fit.
    """
    if not json:
        return None
    members = read_object(json, path)
    rules = [
        read_condition(name, rule, (*path, name))
        for name, rule in members.items()
        if name not in _SETTINGS
    ]
    parts = tuple(_part(rule, (*path, rule.number)) for rule in rules)
    error = next((rule.error for rule in rules if rule.error is not None), None)
    bundle = _bundle(members, parts, path)
    return Bundle(bundle.parts, bundle.limit, bundle.scaling, error)


def write_bundle_rules(bundle: Bundle | None) -> Json:
    """Write *bundle* as `bundle_rules`, an empty object if there is none (F-5)."""
    if bundle is None:
        return {}
    rules = {
        str(number): write_condition(_rule(str(number), part, bundle.error))
        for number, part in enumerate(bundle.parts, 1)
    }
    scaling = {"scaling": bundle.scaling} if bundle.scaling != "MULTIPLY" else {}
    return {"limit": bundle.limit, **scaling, **rules, "logic": " and ".join(rules)}


def write_qualified(qualified: Qualified) -> Json:
    """Write the `bundle` of a validation result (redemptions.md 4.9)."""
    return {
        "quantity": qualified.quantity,
        "limit": qualified.limit,
        "identified": [
            {
                "id": one.id,
                "object": one.object,
                "item_index": one.item_index,
                "item_quantity": one.item_quantity,
            }
            for one in qualified.identified
        ],
        "missing": [
            {"id": one.id, "object": one.object, "item_quantity": one.item_quantity}
            for one in qualified.missing
        ],
    }


def _bundle(members: Mapping[str, Json], parts: tuple[BundlePart, ...], path: Path) -> Bundle:
    if not parts:
        raise Misfit("expected at least one thing", path)
    limit, scaling = members.get("limit"), members.get("scaling")
    if scaling is not None and scaling not in _SCALINGS:
        raise expected(f"one of {', '.join(_SCALINGS)}", scaling).under(*path, "scaling")
    return Bundle(
        parts,
        1 if limit is None else read_count(limit, (*path, "limit"), most=_MOST),
        "MULTIPLY" if scaling is None else _SCALINGS[scaling],
    )


def _read_item(json: Json, path: Path) -> BundlePart:
    quantity = read_object(json, path).get("quantity")
    units = 1 if quantity is None else read_count(quantity, (*path, "quantity"))
    return BundlePart(read_thing(json, path), units)


def _part(rule: Condition, path: Path) -> BundlePart:
    """Return what one rule of a bundle asks for; without a sub-rule one unit is enough."""
    if rule.name != _ITEM:
        raise expected(_ITEM, rule.name).under(*path, "name")
    thing = _only_operand(rule.checks)
    if not isinstance(thing, Thing):
        raise Misfit("expected $is with one thing", (*path, "conditions"))
    return BundlePart(thing, _units(rule.rules.conditions, (*path, "rules")))


def _units(parts: tuple[Condition, ...], path: Path) -> int:
    if not parts:
        return 1
    units = _only_operand(parts[0].checks)
    if len(parts) > 1 or parts[0].name != _QUANTITY or not isinstance(units, Number):
        raise Misfit(f"expected one {_QUANTITY}, with $is and a number", path)
    return read_count(write_decimal(units.number), path)


def _only_operand(checks: tuple[Check, ...]) -> Operand | None:
    operands = [operand for check in checks for operand in check.operands]
    return operands[0] if len(operands) == 1 else None


def _rule(number: str, part: BundlePart, error: str | None) -> Condition:
    units = Check("$is", (Number(Decimal(part.quantity)),))
    inner = Expression((Condition("1", _QUANTITY, (units,)),), "1")
    return Condition(number, _ITEM, (Check("$is", (part.thing,)),), rules=inner, error=error)

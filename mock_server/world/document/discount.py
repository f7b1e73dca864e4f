"""A discount: the fields of its kind in `engine/discounts`, told apart by `type`.

Of the UNIT kinds `replace` marks a replacement and `units` a list of free units (design 4.3).
"""

from collections.abc import Mapping
from typing import Any

from mock_server.engine.discounts import (
    AmountOff,
    Discount,
    FixedPrice,
    FreeUnits,
    ManyFreeUnits,
    PercentOff,
    Replacement,
)
from mock_server.store import codec
from mock_server.world.document.fields import Fields
from spec import Json

_KINDS: Mapping[str, type[Any]] = {
    "AMOUNT": AmountOff,
    "PERCENT": PercentOff,
    "FIXED": FixedPrice,
    "UNIT": FreeUnits,
}


def read(parent: Fields) -> Discount | None:
    """Read the `discount` of *parent*; None if it has none."""
    source = parent.inner("discount")
    if source is None:
        return None
    name = source.need("type", str)
    if name not in _KINDS:
        raise source.refusal(f"expected one of {', '.join(_KINDS)}, got {name!r}", "type")
    discount = _read_kind(source, name)
    source.close()
    return discount


def _read_kind(source: Fields, name: str) -> Discount:
    if name == "UNIT" and source.json.get("replace") is not None:
        _expect_effect(source, "REPLACE_ITEMS")
        return source.need("replace", Replacement)
    kind = ManyFreeUnits if name == "UNIT" and "units" in source.json else _KINDS[name]
    if kind is ManyFreeUnits:
        _expect_effect(source, "ADD_MANY_ITEMS")
    discount: Discount = source.whole(kind)
    return discount


def _expect_effect(source: Fields, effect: str) -> None:
    if source.raw("effect") not in (None, effect):
        raise source.refusal(f"expected {effect}", "effect")


def write(discount: Discount) -> Json:
    """Write *discount* exactly, with its type first."""
    written: dict[str, Json] = {"type": discount.type}
    if isinstance(discount, Replacement | ManyFreeUnits):
        written["effect"] = str(discount.effect)
    if isinstance(discount, Replacement):
        return written | {"replace": codec.encode(discount)}
    return written | codec.encode(discount)

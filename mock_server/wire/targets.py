"""Included and excluded products: entries of `applicable_to` and `inapplicable_to` lists."""

from collections.abc import Sequence
from dataclasses import fields

from mock_server.engine.discounts import EVERYTHING, Target, Targets
from mock_server.engine.discounts.coverage import NOTHING_COVERED, Coverage, Matched, Matches
from mock_server.wire.listing import write_list
from mock_server.wire.number import read_whole
from spec import Json

_WHOLE_NUMBERS = frozenset(
    {
        "skip_initially",
        "repeat",
        "quantity_limit",
        "aggregated_quantity_limit",
        "amount_limit",
        "aggregated_amount_limit",
        "price",
    }
)
_FIELDS = tuple(field.name for field in fields(Target) if field.name != "product_ids")
_DEFAULTS = Target("product", "")


def read_target(json: Json) -> Target:
    """Return one entry; only `object` and `id` are needed."""
    sent = {name: json[name] for name in _FIELDS if json.get(name) is not None}
    whole = {name: read_whole(value) for name, value in sent.items() if name in _WHOLE_NUMBERS}
    members = tuple(json.get("product_ids") or ())
    return Target(**{**sent, **whole, "product_ids": members})


def write_target(target: Target) -> Json:
    """Write an entry as the API shows it: `effect` always, other settings where they say something.

    The members of a collection stay out (`product_ids` is of world documents only).
    """
    written = {name: getattr(target, name) for name in _FIELDS}
    shown = {"object", "id", "effect"}
    return {
        name: value
        for name, value in written.items()
        if name in shown or value != getattr(_DEFAULTS, name)
    }


def write_target_lists(targets: Targets, found: Coverage = NOTHING_COVERED) -> dict[str, Json]:
    """Write both lists of an answer: what an effect may touch, and what it must not.

    Args:
        targets: What is configured.
        found: What that matches on the order; lines and units stay out where nothing matches.
    """
    return {
        "applicable_to": _write_list(targets.included, found.included),
        "inapplicable_to": _write_list(targets.excluded, found.excluded),
    }


def _write_list(targets: Sequence[Target], found: Sequence[Matches]) -> Json:
    entries = [
        {**write_target(target), **_write_matches(matches)}
        for target, matches in zip(targets, found or ((),) * len(targets), strict=True)
    ]
    return write_list("data", entries, len(entries))


def _write_matches(matches: Matches) -> dict[str, Json]:
    if not matches:
        return {}
    return {
        "order_item_indices": [one.index for one in matches],
        "order_item_units": [_write_units(one) for one in matches],
    }


def _write_units(matched: Matched) -> Json:
    if matched.units is None:
        return {"index": matched.index, "units_limit_exceeded": True}
    return {"index": matched.index, "units": list(matched.units)}


def read_targets(json: Json) -> Targets:
    """Read `applicable_to`, `excluded` and `included_all` of a redeemable in a world document."""
    included = tuple(read_target(entry) for entry in json.get("applicable_to") or ())
    excluded = tuple(read_target(entry) for entry in json.get("excluded") or ())
    return Targets(included, excluded, bool(json.get("included_all", False)))


def write_targets(targets: Targets) -> dict[str, Json]:
    """Write the three keys of a world document, nothing if every line is meant."""
    if targets == EVERYTHING:
        return {}
    return {
        "applicable_to": [_write_with_members(target) for target in targets.included],
        "excluded": [_write_with_members(target) for target in targets.excluded],
        "included_all": targets.included_all,
    }


def _write_with_members(target: Target) -> Json:
    written: dict[str, Json] = write_target(target)
    return {**written, "product_ids": list(target.product_ids)} if target.product_ids else written

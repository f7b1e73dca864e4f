"""What the number of bundles does to a discount.

A bundle discount is an ordinary discount with other numbers: this makes them, so that the
arithmetic of discounts knows nothing of bundles. Source: redemptions.md 4.9, E-2.
"""

from dataclasses import replace

from mock_server.engine.discounts import (
    AmountOff,
    Discount,
    Effect,
    FixedPrice,
    FreeUnits,
    ManyFreeUnits,
    PercentOff,
    Replacement,
    Target,
    Targets,
    effect_of,
)
from mock_server.engine.rules.bundle import Bundle

_PER_UNIT = 1
"""How many units of a line a discount by the unit touches in one bundle if nothing else is said."""


def scaled(
    discount: Discount, targets: Targets, bundle: Bundle, quantity: int
) -> tuple[Discount, Targets]:
    """Return *discount* and *targets* as they are worth for *quantity* complete bundles.

    | discount | times the quantity |
    |---|---|
    | AMOUNT, but by quantity; PERCENT | its value |
    | AMOUNT by quantity, FIXED on items, REPLACE | its unit limits, 1 a line if there are none |
    | UNIT | its units |
    | FIXED on the order | nothing |

    Item-level effects without included products touch the parts of the bundle. With `scaling`
    FIXED the quantity counts as 1.

    Args:
        discount: Its effect comes back filled in, since the new targets must not change it.
        targets: Excluded products stay excluded.
        bundle: What the order qualified for.
        quantity: At least 1.
    """
    times = quantity if bundle.scaling == "MULTIPLY" else 1
    effect = effect_of(discount, targets)
    mine = _by_the_unit(discount, effect)
    aimed = _aimed(targets, bundle)
    return _worth(discount, effect, times), _limited(aimed, times) if mine else aimed


def _by_the_unit(discount: Discount, effect: Effect) -> bool:
    """Whether *discount* grows by touching more units instead of taking more off each."""
    match discount:
        case AmountOff():
            return effect is Effect.APPLY_TO_ITEMS_BY_QUANTITY
        case FixedPrice():
            return effect is Effect.APPLY_TO_ITEMS
        case Replacement():
            return True
        case _:
            return False


def _worth(discount: Discount, effect: Effect, times: int) -> Discount:
    worth: Discount
    match discount:
        case AmountOff():
            each = 1 if effect is Effect.APPLY_TO_ITEMS_BY_QUANTITY else times
            worth = replace(discount, amount_off=discount.amount_off * each, effect=effect)
        case PercentOff():
            worth = replace(discount, percent_off=discount.percent_off * times, effect=effect)
        case FixedPrice():
            worth = replace(discount, effect=effect)
        case FreeUnits():
            worth = replace(discount, unit_off=discount.unit_off * times, effect=effect)
        case ManyFreeUnits():
            units = (replace(unit, unit_off=unit.unit_off * times) for unit in discount.units)
            worth = replace(discount, units=tuple(units))
        case Replacement():
            worth = replace(discount, quantity_limit=_times(discount.quantity_limit, times))
    return worth


def _aimed(targets: Targets, bundle: Bundle) -> Targets:
    if targets.included or targets.included_all:
        return targets
    entries = tuple(entry for part in bundle.parts for entry in part.thing.entries)
    return replace(targets, included=entries)


def _limited(targets: Targets, times: int) -> Targets:
    return replace(targets, included=tuple(_entry(entry, times) for entry in targets.included))


def _entry(entry: Target, times: int) -> Target:
    limit = _PER_UNIT if entry.quantity_limit is None else entry.quantity_limit
    return replace(
        entry,
        quantity_limit=limit * times,
        aggregated_quantity_limit=_times(entry.aggregated_quantity_limit, times),
    )


def _times(limit: int | None, times: int) -> int | None:
    return None if limit is None else limit * times

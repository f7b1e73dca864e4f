"""Edges at which a rule begins to count anew."""

from datetime import datetime
from zoneinfo import ZoneInfo

from conformance.boundaries.edge import Edge, Scene, validated
from conformance.values.requests import redemption, validation, voucher
from spec import Json

ZONE = ZoneInfo("Europe/Berlin")
_CODE = "COUNTED"


def counted_anew(scene: Scene, period: str, at: datetime) -> Edge:
    """Return the edge *at* which one redemption of a *period* is allowed again.

    Source: redemptions.md 7.3; periods are those of the project's calendar.

    Raises:
        Spoiled: nobody can set the stage for it.
    """
    scene.world(_world(f"redemption.count.{period}"))
    scene.make(redemption(voucher(_CODE)))
    return Edge(
        at=at,
        rule="redemptions.md 7.3",
        ask=lambda: validation(voucher(_CODE)),
        expected=("redemption_rules_violated", "open", "open"),
        told=validated,
    )


def _world(name: str) -> Json:
    limit = {"id": "val_period", "name": name, "conditions": {"$less_than_or_equal": [1]}}
    discount = {"type": "AMOUNT", "amount_off": 100}
    guarded = {"code": _CODE, "type": "DISCOUNT_VOUCHER", "discount": discount, "rules": [limit]}
    return {"settings": {"time_zone": ZONE.key}, "vouchers": [guarded]}

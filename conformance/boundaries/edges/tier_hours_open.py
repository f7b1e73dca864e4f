"""The time of day at which a promotion tier opens."""

from datetime import timedelta

from conformance.boundaries.edge import Edge, Scene, redeemed, tier
from conformance.values.requests import redemption


def prepare(scene: Scene) -> Edge:
    """A tier has hours of its own."""
    scene.zone("UTC")
    id_ = tier(scene, validity_hours={"daily": [{"start_time": "09:00"}]})
    tomorrow = scene.now + timedelta(days=1)
    return Edge(
        at=tomorrow.replace(hour=9, minute=0, second=0, microsecond=0),
        rule="P-31",
        ask=lambda: redemption({"object": "promotion_tier", "id": id_}),
        expected=("promotion_not_active_now", "open", "open"),
        told=redeemed,
    )

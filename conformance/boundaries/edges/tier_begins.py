"""The first instant of a promotion tier."""

from conformance.boundaries.edge import Edge, Scene, redeemed, tier, written
from conformance.values.requests import redemption


def prepare(scene: Scene) -> Edge:
    """A tier is good from its start date to its expiration date, both included."""
    at = scene.now + scene.soon
    id_ = tier(scene, start_date=written(at))
    return Edge(
        at=at,
        rule="P-31",
        ask=lambda: redemption({"object": "promotion_tier", "id": id_}),
        expected=("promotion_not_active_now", "open", "open"),
        told=redeemed,
    )

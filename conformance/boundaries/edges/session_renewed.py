"""The end of a session that was validated again with another lifetime."""

from datetime import timedelta

from conformance.boundaries.edge import MILLISECOND, Edge, Scene, validated
from conformance.values.requests import money_off, validation, voucher


def prepare(scene: Scene) -> Edge:
    """The later hold of a key takes the place of the earlier one, its end included."""
    code, key = scene.name("again"), scene.name("renewed")
    scene.make(money_off(code, quantity=1))

    def hold(lasting: timedelta) -> None:
        ttl = lasting // MILLISECOND
        lock = {"type": "LOCK", "key": key, "ttl": ttl, "ttl_unit": "MILLISECONDS"}
        scene.make(validation(voucher(code), session=lock))

    hold(scene.soon / 2)
    hold(scene.soon)
    return Edge(
        at=scene.now + scene.soon,
        rule="redemptions.md 8",
        ask=lambda: validation(voucher(code)),
        expected=("quantity_exceeded", "", "open"),
        told=validated,
    )

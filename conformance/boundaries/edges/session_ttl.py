"""The end of a session."""

from conformance.boundaries.edge import MILLISECOND, Edge, Scene, validated
from conformance.values.requests import money_off, validation, voucher


def prepare(scene: Scene) -> Edge:
    """A hold keeps others out until its time is over."""
    code, ttl = scene.name("hold"), scene.soon
    scene.make(money_off(code, quantity=1))
    lasting = {"type": "LOCK", "ttl": ttl // MILLISECOND, "ttl_unit": "MILLISECONDS"}
    scene.make(validation(voucher(code), session=lasting))
    return Edge(
        at=scene.now + ttl,
        rule="redemptions.md 8",
        ask=lambda: validation(voucher(code)),
        expected=("quantity_exceeded", "", "open"),
        told=validated,
    )

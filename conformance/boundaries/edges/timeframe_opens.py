"""The second opening of a recurring window."""

from datetime import timedelta

from conformance.boundaries.edge import Edge, Scene, redeemed, written
from conformance.values.requests import money_off, redemption, voucher


def prepare(scene: Scene) -> Edge:
    """A window opens at its first instant."""
    scene.turnable()
    code, start = scene.name("frame"), scene.now
    frame = {"interval": "P2D", "duration": "PT1H"}
    scene.make(money_off(code, start_date=written(start), validity_timeframe=frame))
    return Edge(
        at=start + timedelta(days=2),
        rule="P-32",
        ask=lambda: redemption(voucher(code)),
        expected=("voucher_not_active_now", "open", "open"),
        told=redeemed,
    )

"""The end of the second opening of a recurring window."""

from datetime import timedelta

from conformance.boundaries.edge import Edge, Scene, redeemed, written
from conformance.values.requests import money_off, redemption, voucher


def prepare(scene: Scene) -> Edge:
    """A window is closed at the instant at which it ends."""
    scene.turnable()
    code, start = scene.name("frame"), scene.now
    frame = {"interval": "P2D", "duration": "PT1H"}
    scene.make(money_off(code, start_date=written(start), validity_timeframe=frame))
    return Edge(
        at=start + timedelta(days=2, hours=1),
        rule="P-32",
        ask=lambda: redemption(voucher(code)),
        expected=("open", "voucher_not_active_now", "voucher_not_active_now"),
        told=redeemed,
    )

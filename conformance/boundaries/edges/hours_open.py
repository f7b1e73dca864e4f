"""The time of day at which a voucher opens."""

from datetime import timedelta

from conformance.boundaries.edge import Edge, Scene, redeemed
from conformance.values.requests import money_off, redemption, voucher


def prepare(scene: Scene) -> Edge:
    """Daily hours include their first instant."""
    scene.zone("UTC")
    code = scene.name("hours")
    daily = [{"start_time": "09:00", "expiration_time": "17:00"}]
    scene.make(money_off(code, validity_hours={"daily": daily}))
    tomorrow = scene.now + timedelta(days=1)
    return Edge(
        at=tomorrow.replace(hour=9, minute=0, second=0, microsecond=0),
        rule="P-32",
        ask=lambda: redemption(voucher(code)),
        expected=("voucher_not_active_now", "open", "open"),
        told=redeemed,
    )

"""The time of day at which a voucher closes."""

from datetime import timedelta

from conformance.boundaries.edge import Edge, Scene, redeemed
from conformance.values.requests import money_off, redemption, voucher


def prepare(scene: Scene) -> Edge:
    """Daily hours leave out the instant at which they end."""
    scene.zone("UTC")
    code = scene.name("hours")
    daily = [{"start_time": "09:00", "expiration_time": "17:00"}]
    scene.make(money_off(code, validity_hours={"daily": daily}))
    tomorrow = scene.now + timedelta(days=1)
    return Edge(
        at=tomorrow.replace(hour=17, minute=0, second=0, microsecond=0),
        rule="P-32",
        ask=lambda: redemption(voucher(code)),
        expected=("open", "voucher_not_active_now", "voucher_not_active_now"),
        told=redeemed,
    )

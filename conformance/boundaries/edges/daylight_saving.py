"""The opening hour on the day on which the clocks were put forward."""

from datetime import UTC, datetime

from conformance.boundaries.edge import Edge, Scene, redeemed
from conformance.values.requests import money_off, redemption, voucher

_CHANGED = datetime(2027, 7, 1, 7, tzinfo=UTC)  # nine in the morning in Berlin, in summer


def prepare(scene: Scene) -> Edge:
    """Hours are those of the project, summer time included."""
    scene.zone("Europe/Berlin")
    code = scene.name("summer")
    scene.make(money_off(code, validity_hours={"daily": [{"start_time": "09:00"}]}))
    return Edge(
        at=_CHANGED.replace(year=scene.now.year + 1),
        rule="redemptions.md 7.2",
        ask=lambda: redemption(voucher(code)),
        expected=("voucher_not_active_now", "open", "open"),
        told=redeemed,
    )

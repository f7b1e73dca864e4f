"""The midnight at which a day of the week ends."""

from datetime import timedelta

from conformance.boundaries.edge import Edge, Scene, redeemed
from conformance.values.requests import money_off, redemption, voucher

_MONDAY = 1  # in the contract, where Sunday is 0; Python counts from Monday


def prepare(scene: Scene) -> Edge:
    """A voucher for Mondays is good until the day is over."""
    scene.zone("UTC")
    code = scene.name("monday")
    scene.make(money_off(code, validity_day_of_week=[_MONDAY]))
    midnight = scene.now.replace(hour=0, minute=0, second=0, microsecond=0)
    at = midnight + timedelta(days=7 - midnight.weekday() + 1)
    return Edge(
        at=at,
        rule="redemptions.md 7.2",
        ask=lambda: redemption(voucher(code)),
        expected=("open", "voucher_not_active_now", "voucher_not_active_now"),
        told=redeemed,
    )

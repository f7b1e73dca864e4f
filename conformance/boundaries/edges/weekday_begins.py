"""The midnight at which a day of the week begins."""

from datetime import timedelta

from conformance.boundaries.edge import Edge, Scene, redeemed
from conformance.values.requests import money_off, redemption, voucher

_MONDAY = 1  # in the contract, where Sunday is 0; Python counts from Monday


def prepare(scene: Scene) -> Edge:
    """A voucher for Mondays is good from the first instant of the day."""
    scene.zone("UTC")
    code = scene.name("monday")
    scene.make(money_off(code, validity_day_of_week=[_MONDAY]))
    midnight = scene.now.replace(hour=0, minute=0, second=0, microsecond=0)
    at = midnight + timedelta(days=7 - midnight.weekday())
    return Edge(
        at=at,
        rule="redemptions.md 7.2",
        ask=lambda: redemption(voucher(code)),
        expected=("voucher_not_active_now", "open", "open"),
        told=redeemed,
    )

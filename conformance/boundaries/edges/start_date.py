"""The first instant of a voucher."""

from datetime import timedelta

from conformance.boundaries.edge import Edge, Scene, redeemed, written
from conformance.values.requests import money_off, redemption, voucher


def prepare(scene: Scene) -> Edge:
    """A voucher is not active before its start date; from then on it is."""
    code, at = scene.name("start"), scene.now + scene.soon
    stays = written(at + timedelta(days=30))
    scene.make(money_off(code, start_date=written(at), expiration_date=stays))
    return Edge(
        at=at,
        rule="redemptions.md 7.1",
        ask=lambda: redemption(voucher(code)),
        expected=("voucher_not_active", "open", "open"),
        told=redeemed,
    )

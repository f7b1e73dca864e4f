"""The last instant of a voucher."""

from conformance.boundaries.edge import Edge, Scene, redeemed, written
from conformance.values.requests import money_off, redemption, voucher


def prepare(scene: Scene) -> Edge:
    """A voucher is good at its expiration date and not after it."""
    code, at = scene.name("end"), scene.now + scene.soon
    scene.make(money_off(code, expiration_date=written(at)))
    return Edge(
        at=at,
        rule="P-32",
        ask=lambda: redemption(voucher(code)),
        expected=("open", "open", "voucher_expired"),
        told=redeemed,
    )

"""Three months after a redemption."""

from calendar import monthrange
from datetime import datetime

from conformance.boundaries.edge import Edge, Scene, redeemed
from conformance.values.requests import money_off, redemption, rollback, voucher


def prepare(scene: Scene) -> Edge:
    """A redemption can be rolled back for three calendar months."""
    scene.turnable()
    code = scene.name("old")
    scene.make(money_off(code))
    made = [scene.make(redemption(voucher(code))).document for _ in range(3)]
    ids = iter([each["redemptions"][0]["id"] for each in made])
    return Edge(
        at=_months_later(scene.now, 3),
        rule="P-42",
        ask=lambda: rollback(next(ids)),
        expected=("open", "", "invalid_rollback_params"),
        told=redeemed,
    )


def _months_later(moment: datetime, months: int) -> datetime:
    """Return the same day of a later month, its last day if it is shorter."""
    years, month = divmod(moment.month - 1 + months, 12)
    year = moment.year + years
    days = monthrange(year, month + 1)[1]
    return moment.replace(year=year, month=month + 1, day=min(moment.day, days))

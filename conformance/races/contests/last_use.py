"""A voucher with one use left."""

from conformance.races.contest import Contest, Reading, Stage
from conformance.values.requests import money_off, redemption, voucher


def prepare(stage: Stage) -> Contest:
    """One redemption wins; the counter says how many did."""
    code = stage.name("last")
    stage.make(money_off(code, quantity=1))
    return Contest(
        requests=(redemption(voucher(code)),) * stage.size,
        rule="redemptions.md 7",
        most=1,
        readings=(Reading(f"/v1/vouchers/{code}", ("redemption", "redeemed_quantity"), sum),),
    )

"""A voucher with as many uses as anybody wants."""

from conformance.races.contest import Contest, Reading, Stage
from conformance.values.requests import money_off, redemption, voucher


def prepare(stage: Stage) -> Contest:
    """All may win, and every win is counted."""
    code = stage.name("uses")
    stage.make(money_off(code))
    return Contest(
        requests=(redemption(voucher(code)),) * stage.size,
        rule="redemptions.md 7",
        readings=(Reading(f"/v1/vouchers/{code}", ("redemption", "redeemed_quantity"), sum),),
    )

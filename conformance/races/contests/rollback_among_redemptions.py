"""A use that is given back while others take theirs, of which there are enough."""

from conformance.races.contest import Contest, Reading, Stage, Wins
from conformance.values.requests import money_off, redemption, rollback, voucher


def prepare(stage: Stage) -> Contest:
    """All win, and every use that was taken or given back counts."""
    code = stage.name("count")
    stage.make(money_off(code))
    made = stage.make(redemption(voucher(code))).document
    others = (redemption(voucher(code)),) * (stage.size - 1)
    return Contest(
        requests=(rollback(made["redemptions"][0]["id"]), *others),
        rule="redemptions.md 7.3, 9.3",
        readings=(Reading(f"/v1/vouchers/{code}", ("redemption", "redeemed_quantity"), _uses),),
    )


def _uses(wins: Wins) -> int:
    rolled_back, *redeemed = wins
    return 1 - rolled_back + sum(redeemed)

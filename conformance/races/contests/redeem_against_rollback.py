"""A use that is given back while others wait for it."""

from conformance.races.contest import Contest, Reading, Stage, Wins
from conformance.values.requests import money_off, redemption, rollback, voucher


def prepare(stage: Stage) -> Contest:
    """The rollback wins, and one redemption after it at most."""
    code = stage.name("swap")
    stage.make(money_off(code, quantity=1))
    made = stage.make(redemption(voucher(code))).document
    waiting = (redemption(voucher(code)),) * (stage.size - 1)
    return Contest(
        requests=(rollback(made["redemptions"][0]["id"]), *waiting),
        rule="redemptions.md 9",
        most=2,
        readings=(Reading(f"/v1/vouchers/{code}", ("redemption", "redeemed_quantity"), _uses),),
    )


def _uses(wins: Wins) -> int:
    rolled_back, *redeemed = wins
    return 1 - rolled_back + sum(redeemed)

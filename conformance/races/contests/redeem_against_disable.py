"""A voucher that is switched off while it is redeemed."""

from conformance.races.contest import Contest, Reading, Stage, Wins
from conformance.target import Request
from conformance.values.requests import money_off, redemption, voucher


def prepare(stage: Stage) -> Contest:
    """Whoever comes first wins; every redemption that won is counted."""
    code = stage.name("off")
    stage.make(money_off(code))
    redeeming = (redemption(voucher(code)),) * (stage.size - 1)
    switch = Request("POST", f"/v1/vouchers/{code}/disable")
    return Contest(
        requests=(switch, *redeeming),
        rule="redemptions.md 7",
        readings=(
            Reading(f"/v1/vouchers/{code}", ("redemption", "redeemed_quantity"), _uses),
            Reading(f"/v1/vouchers/{code}", ("active",), _active),
        ),
    )


def _uses(wins: Wins) -> int:
    return sum(wins[1:])


def _active(wins: Wins) -> int:
    return not wins[0]

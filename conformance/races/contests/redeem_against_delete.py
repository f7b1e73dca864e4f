"""A voucher that is deleted while it is redeemed."""

from conformance.races.contest import Contest, Reading, Stage, Wins
from conformance.target import Request
from conformance.values.requests import money_off, redemption, voucher

_OF_VOUCHER = "/v1/redemptions?result=SUCCESS&filters[voucher_code][conditions][$is]="


def prepare(stage: Stage) -> Contest:
    """Whoever comes first wins; the deletion takes the records before it along (E-18)."""
    code = stage.name("gone")
    stage.make(money_off(code))
    deletion = Request("DELETE", f"/v1/vouchers/{code}?force=true")
    return Contest(
        requests=(deletion, *(redemption(voucher(code)),) * (stage.size - 1)),
        rule="E-18",
        readings=(Reading(_OF_VOUCHER + code, ("total",), _left),),
    )


def _left(wins: Wins) -> int:
    return 0 if wins[0] else sum(wins[1:])

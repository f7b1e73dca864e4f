"""A gift card that many take something off by hand."""

from conformance.races.contest import Contest, Reading, Stage, Wins
from conformance.target import Request
from conformance.values.requests import gift_card

_ON_CARD, _LESS = 1000, 400


def prepare(stage: Stage) -> Contest:
    """Two removals win; the balance is what they left (R-7)."""
    code = stage.name("drain")
    stage.make(gift_card(code, _ON_CARD))
    less = Request("POST", f"/v1/vouchers/{code}/balance", {"amount": -_LESS})
    return Contest(
        requests=(less,) * stage.size,
        rule="R-7",
        most=_ON_CARD // _LESS,
        readings=(Reading(f"/v1/vouchers/{code}", ("gift", "balance"), _left),),
    )


def _left(wins: Wins) -> int:
    return _ON_CARD - _LESS * sum(wins)

"""A gift card that pays for two of many orders."""

from conformance.races.contest import Contest, Reading, Stage, Wins
from conformance.values.requests import gift_card, redemption, voucher

_ON_CARD, _WANTED = 1000, 400


def prepare(stage: Stage) -> Contest:
    """Two redemptions win; what is left is what they did not take."""
    code = stage.name("card")
    stage.make(gift_card(code, _ON_CARD))
    return Contest(
        requests=(redemption(voucher(code, _WANTED)),) * stage.size,
        rule="redemptions.md 5",
        most=_ON_CARD // _WANTED,
        readings=(Reading(f"/v1/vouchers/{code}", ("gift", "balance"), _left),),
    )


def _left(wins: Wins) -> int:
    return _ON_CARD - _WANTED * sum(wins)

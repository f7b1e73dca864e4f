"""A redemption that many want to roll back."""

from conformance.races.contest import Contest, Reading, Stage, Wins
from conformance.values.requests import gift_card, redemption, rollback, voucher

_ON_CARD, _TAKEN = 1000, 400


def prepare(stage: Stage) -> Contest:
    """One rollback wins, and gives back what was taken, once."""
    code = stage.name("back")
    stage.make(gift_card(code, _ON_CARD))
    made = stage.make(redemption(voucher(code, _TAKEN))).document
    return Contest(
        requests=(rollback(made["redemptions"][0]["id"]),) * stage.size,
        rule="redemptions.md 9",
        most=1,
        readings=(Reading(f"/v1/vouchers/{code}", ("gift", "balance"), _left),),
    )


def _left(wins: Wins) -> int:
    return _ON_CARD - _TAKEN + (_TAKEN if any(wins) else 0)

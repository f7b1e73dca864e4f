"""A stack that many want to roll back."""

from conformance.races.contest import Contest, Reading, Stage, Wins
from conformance.target import Request
from conformance.values.requests import gift_card, money_off, redemption, voucher

_ON_CARD, _TAKEN = 1000, 400


def prepare(stage: Stage) -> Contest:
    """One rollback wins, and gives back what was taken, once."""
    card, code = stage.name("card"), stage.name("part")
    stage.make(gift_card(card, _ON_CARD))
    stage.make(money_off(code))
    made = stage.make(redemption(voucher(code), voucher(card, _TAKEN))).document
    again = Request("POST", f"/v1/redemptions/{made['parent_redemption']['id']}/rollbacks")
    return Contest(
        requests=(again,) * stage.size,
        rule="redemptions.md 9",
        most=1,
        readings=(Reading(f"/v1/vouchers/{card}", ("gift", "balance"), _left),),
    )


def _left(wins: Wins) -> int:
    return _ON_CARD - _TAKEN + (_TAKEN if any(wins) else 0)

"""A gift card that some put something on while others pay with it."""

from conformance.races.contest import Contest, Reading, Stage, Wins
from conformance.target import Request
from conformance.values.requests import gift_card, redemption, voucher

_ON_CARD, _MORE, _PAID = 10_000, 300, 70


def prepare(stage: Stage) -> Contest:
    """All may win, and the balance is what both have left."""
    code = stage.name("till")
    stage.make(gift_card(code, _ON_CARD))
    filling = Request("POST", f"/v1/vouchers/{code}/balance", {"amount": _MORE})
    paying = redemption(voucher(code, _PAID))
    return Contest(
        requests=((filling, paying) * stage.size)[: stage.size],
        rule="redemptions.md 5.1",
        readings=(Reading(f"/v1/vouchers/{code}", ("gift", "balance"), _left),),
    )


def _left(wins: Wins) -> int:
    return _ON_CARD + _MORE * sum(wins[::2]) - _PAID * sum(wins[1::2])

"""A gift card that many put something on."""

from conformance.races.contest import Contest, Reading, Stage, Wins
from conformance.target import Request
from conformance.values.requests import gift_card

_ON_CARD, _MORE = 1000, 100


def prepare(stage: Stage) -> Contest:
    """All may win, and nothing that was put on gets lost."""
    code = stage.name("fill")
    stage.make(gift_card(code, _ON_CARD))
    return Contest(
        requests=(Request("POST", f"/v1/vouchers/{code}/balance", {"amount": _MORE}),) * stage.size,
        rule="resources.md 4",
        readings=(Reading(f"/v1/vouchers/{code}", ("gift", "balance"), _sum),),
    )


def _sum(wins: Wins) -> int:
    return _ON_CARD + _MORE * sum(wins)

"""The last place in a promotion, for which many tiers are made."""

from conformance.races.contest import Contest, Reading, Stage, Wins
from conformance.races.promotion import TIER, promotion
from conformance.target import Request


def prepare(stage: Stage) -> Contest:
    """All may win, and each tier has a place of its own."""
    campaign, _ = promotion(stage)
    path = f"/v1/promotions/{campaign}/tiers"
    return Contest(
        requests=tuple(
            Request("POST", path, {"name": stage.name("tier"), **TIER}) for _ in range(stage.size)
        ),
        rule="R-12",
        readings=(Reading(path, ("tiers", "hierarchy"), _places),),
    )


def _places(wins: Wins) -> list[int]:
    return [*range(1, 2 + sum(wins))]

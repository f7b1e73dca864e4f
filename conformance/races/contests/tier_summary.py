"""A promotion tier that keeps count of what it gave."""

from conformance.races.contest import Contest, Reading, Stage
from conformance.races.promotion import promotion
from conformance.values.requests import redemption


def prepare(stage: Stage) -> Contest:
    """All may win, and every win is in the summary."""
    _, tier = promotion(stage)
    counted = ("summary", "redemptions", "total_redeemed")
    return Contest(
        requests=(redemption({"object": "promotion_tier", "id": tier}),) * stage.size,
        rule="redemptions.md 2.4",
        readings=(Reading(f"/v1/promotions/tiers/{tier}", counted, sum),),
    )

"""A promotion tier that keeps count of what it gave at its own door."""

from conformance.races.contest import Contest, Reading, Stage
from conformance.races.promotion import promotion
from conformance.target import Request
from conformance.values.requests import CART


def prepare(stage: Stage) -> Contest:
    """All may win, and every win is in the summary."""
    _, tier = promotion(stage)
    path, order = f"/v1/promotions/tiers/{tier}", {"order": {"amount": CART}}
    counted = ("summary", "redemptions", "total_redeemed")
    return Contest(
        requests=(Request("POST", f"{path}/redemption", order),) * stage.size,
        rule="redemptions.md 2.4",
        readings=(Reading(path, counted, sum),),
    )

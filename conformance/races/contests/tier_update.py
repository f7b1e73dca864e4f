"""A promotion tier that each of many adds a note to."""

from conformance.races.contest import Contest, Stage
from conformance.races.notes import noted
from conformance.races.promotion import promotion


def prepare(stage: Stage) -> Contest:
    """All may win, and no note gets lost."""
    _, tier = promotion(stage)
    return noted(f"/v1/promotions/tiers/{tier}", stage.size, "R-2")

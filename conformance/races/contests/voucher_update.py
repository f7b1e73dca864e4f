"""A voucher that each of many adds a note to."""

from conformance.races.contest import Contest, Stage
from conformance.races.notes import noted
from conformance.values.requests import money_off


def prepare(stage: Stage) -> Contest:
    """All may win, and no note gets lost."""
    code = stage.name("noted")
    stage.make(money_off(code))
    return noted(f"/v1/vouchers/{code}", stage.size, "R-2")

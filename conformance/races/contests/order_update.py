"""An order that each of many adds a note to."""

from conformance.races.contest import Contest, Stage
from conformance.races.notes import noted
from conformance.target import Request


def prepare(stage: Stage) -> Contest:
    """All may win, and no note gets lost."""
    named = stage.name("order")
    stage.make(Request("POST", "/v1/orders", {"source_id": named, "amount": 1000}))
    return noted(f"/v1/orders/{named}", stage.size, "P-8")

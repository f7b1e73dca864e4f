"""A customer whom each of many adds a note to."""

from conformance.races.contest import Contest, Stage
from conformance.races.notes import noted
from conformance.target import Request


def prepare(stage: Stage) -> Contest:
    """All may win, and no note gets lost."""
    named = stage.name("noted")
    stage.make(Request("POST", "/v1/customers", {"source_id": named, "name": "Noted"}))
    return noted(f"/v1/customers/{named}", stage.size, "R-2")

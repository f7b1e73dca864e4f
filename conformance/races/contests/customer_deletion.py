"""A customer whom many delete."""

from conformance.races.contest import Contest, Stage
from conformance.target import Request


def prepare(stage: Stage) -> Contest:
    """One finds them; for the others they are gone."""
    name = stage.name("leaver")
    stage.make(Request("POST", "/v1/customers", {"source_id": name}))
    gone = Request("DELETE", f"/v1/customers/{name}")
    return Contest(requests=(gone,) * stage.size, rule="resources.md 22.16", most=1)

"""A customer who is made by many at once."""

from conformance.races.contest import Contest, Reading, Stage, Wins
from conformance.target import Request


def prepare(stage: Stage) -> Contest:
    """All may win, and there is one customer afterwards."""
    name = stage.name("buyer")
    body = {"source_id": name, "name": name}
    return Contest(
        requests=(Request("POST", "/v1/customers", body),) * stage.size,
        rule="resources.md 5",
        readings=(Reading(f"/v1/customers?name={name}", ("total",), _one),),
    )


def _one(wins: Wins) -> int:
    return int(any(wins))

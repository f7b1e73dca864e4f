"""An order that is made by many at once."""

from conformance.races.contest import Contest, Reading, Stage, Wins
from conformance.target import Request


def prepare(stage: Stage) -> Contest:
    """All may win, and there is one order afterwards, which counts once for who buys."""
    buyer = stage.name("payer")
    stage.make(Request("POST", "/v1/customers", {"source_id": buyer}))
    order = {"source_id": stage.name("basket"), "amount": 700, "status": "PAID"}
    making = Request("POST", "/v1/orders", {**order, "customer": {"source_id": buyer}})
    return Contest(
        requests=(making,) * stage.size,
        rule="resources.md 6",
        readings=(Reading(f"/v1/customers/{buyer}", ("summary", "orders", "total_count"), _one),),
    )


def _one(wins: Wins) -> int:
    return int(any(wins))

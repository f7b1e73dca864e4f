"""An order that each of many adds a note to."""

from conformance.races.contest import Contest, Reading, Stage, Wins
from conformance.target import Request


def prepare(stage: Stage) -> Contest:
    """All may win, and no note gets lost."""
    named = stage.name("order")
    stage.make(Request("POST", "/v1/orders", {"source_id": named, "amount": 1000}))
    path, notes = f"/v1/orders/{named}", range(stage.size)
    return Contest(
        requests=tuple(Request("PUT", path, {"metadata": {f"note{each}": 1}}) for each in notes),
        rule="P-8",
        readings=tuple(_noted(path, each) for each in notes),
    )


def _noted(path: str, number: int) -> Reading:
    def notes(wins: Wins) -> int | None:
        return 1 if wins[number] else None

    return Reading(path, ("metadata", f"note{number}"), notes)

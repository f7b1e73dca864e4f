"""A thing that each of many adds a note to."""

from conformance.races.contest import Contest, Reading, Wins
from conformance.target import Request


def noted(path: str, size: int, rule: str) -> Contest:
    """Return the contest of *size* updates of what is at *path*: none of their notes gets lost."""
    notes = range(size)
    return Contest(
        requests=tuple(Request("PUT", path, {"metadata": {f"note{each}": 1}}) for each in notes),
        rule=rule,
        readings=tuple(_note(path, each) for each in notes),
    )


def _note(path: str, number: int) -> Reading:
    def notes(wins: Wins) -> int | None:
        return 1 if wins[number] else None

    return Reading(path, ("metadata", f"note{number}"), notes)

"""Which recorded calls saw the same state of the server."""

from collections.abc import Iterable
from itertools import count

from spec.har import HarEntry


class Worlds:
    """Tells the worlds of calls apart, which come one after the other.

    A project is a world, known by the key of its server side; a client-side call may be of any.
    """

    def __init__(self, entries: Iterable[HarEntry]) -> None:
        """Look for the projects in *entries*."""
        self._several = len({_project(entry) for entry in entries} - {""}) > 1
        self._turns = count()
        self._turned = next(self._turns)

    def turn(self) -> None:
        """Begin anew: nobody knows what is there now."""
        self._turned = next(self._turns)

    def of(self, entry: HarEntry) -> str:
        """Return the world that a call sees, and changes."""
        project = _project(entry) if self._several else ""
        if self._several and not project and entry.request.method != "GET":
            self.turn()
        return f"{project}#{self._turned}"


def _project(entry: HarEntry) -> str:
    """Return the key that tells the project of a server-side call, empty without one."""
    sent = {name.lower(): value for name, value in entry.request.headers}
    return sent.get("x-app-id", "")

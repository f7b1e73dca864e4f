"""Which recorded calls saw the same state of the server."""

from collections.abc import Iterable
from itertools import count

from conformance.replay.reading import Recorded
from spec.har import HarEntry

_EXAMPLES = "examples"


class Worlds:
    """Tells the worlds of calls apart, which come one after the other.

    A file of the judge says which layer made a call, and each layer keeps to its own things; every
    worked example begins anew, and nobody wrote where. In other files a project is a world, known
    by the key of its server side; a client-side call may be of any.
    """

    def __init__(self, entries: Iterable[HarEntry]) -> None:
        """Look for the projects in *entries*."""
        self._several = len({_project(entry) for entry in entries} - {""}) > 1
        self._turns = count()
        self._turned = next(self._turns)

    def turn(self) -> None:
        """Begin anew: nobody knows what is there now."""
        self._turned = next(self._turns)

    def of(self, each: Recorded) -> str:
        """Return the world that a call sees, and changes."""
        if each.layer == _EXAMPLES:
            self.turn()
        project = _project(each.entry) if self._several else ""
        if self._several and not project and each.entry.request.method != "GET":
            self.turn()
        return f"{each.layer}{project}#{self._turned}"


def _project(entry: HarEntry) -> str:
    """Return the key that tells the project of a server-side call, empty without one."""
    sent = {name.lower(): value for name, value in entry.request.headers}
    return sent.get("x-app-id", "")

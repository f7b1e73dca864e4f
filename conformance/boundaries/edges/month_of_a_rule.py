"""The midnight at which a limit for each month begins anew."""

from datetime import UTC, timedelta

from conformance.boundaries.counting import ZONE, counted_anew
from conformance.boundaries.edge import Edge, Scene

_LONGEST = timedelta(days=31)


def prepare(scene: Scene) -> Edge:
    """A rule counts the redemptions of a calendar month of the project."""
    now = scene.now.astimezone(ZONE)
    first = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    following = (first + _LONGEST).replace(day=1)
    return counted_anew(scene, "monthly", following.astimezone(UTC))

"""The midnight at which a limit for each day begins anew."""

from datetime import UTC, timedelta

from conformance.boundaries.counting import ZONE, counted_anew
from conformance.boundaries.edge import Edge, Scene


def prepare(scene: Scene) -> Edge:
    """A rule counts the redemptions of a calendar day of the project."""
    today = scene.now.astimezone(ZONE).replace(hour=0, minute=0, second=0, microsecond=0)
    return counted_anew(scene, "daily", (today + timedelta(days=1)).astimezone(UTC))

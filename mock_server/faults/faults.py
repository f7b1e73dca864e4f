"""The faults of one project."""

from collections.abc import Sequence

from mock_server.faults.actions import Delay
from mock_server.faults.collisions import Collisions
from mock_server.faults.fault import Fault
from mock_server.world.disturbance import Action
from mock_server.world.turn import Turn


class Faults:
    """Decides which of its faults strike a call."""

    def __init__(self, each: Sequence[Fault]) -> None:
        self.each = each
        self._always: tuple[Action, ...] = ()
        if any(isinstance(fault.action, Delay) and fault.action.hold for fault in each):
            self._always = (Collisions(),)

    def plan(self, turn: Turn) -> Sequence[Action]:
        """Return what happens to *turn*: collisions before faults, those in their order."""
        return (*self._always, *(fault for fault in self.each if fault.strikes(turn)))

"""Under which terms a target is called, so that it can be told to another process."""

from dataclasses import dataclass, replace
from pathlib import Path

from conformance.contract import Contract
from conformance.door.allowance import Allowance, Bounds
from conformance.door.door import Door
from conformance.door.limit import Limit
from conformance.door.window import Window
from conformance.staging.journal import Journal
from conformance.staging.ownership import Ownership
from conformance.staging.watch import Watch


@dataclass(frozen=True, slots=True)
class Terms:
    """What a run has agreed to.

    Attributes:
        rate: Calls in a short time, as in `5/s`; empty for as fast as it goes.
        budget: Calls in a long time, as in `100/h`; empty for any number.
        spent: The file with the calls that the budget has been spent on.
        calls: How many calls may be made in all; None for any number.
        deadline: When to be over, in seconds since 1970; None for never.
        read_only: Whether nothing may be changed.
        journal: The file that tells what the run makes; empty where the world is put back.
        proxy: See `Network`.
        ca_bundle: See `Network`.
    """

    rate: str = ""
    budget: str = ""
    spent: str = ""
    calls: int | None = None
    deadline: float | None = None
    read_only: bool = False
    journal: str = ""
    proxy: str = ""
    ca_bundle: str = ""

    @property
    def binding(self) -> bool:
        """Whether they forbid anything."""
        return self.read_only or any((self.rate, self.budget, self.journal, self.calls is not None))

    def door(self, contract: Contract) -> Door:
        """Return a door that keeps the terms for calls of *contract*.

        Raises:
            ValueError: a limit is none.
        """
        watch = Watch(Journal(Path(self.journal)), Ownership(contract)) if self.journal else None
        bounds = Bounds(tuple(self._windows()), self.calls, self.deadline)
        return Door(Allowance(bounds), watch, self.read_only)

    def rest(self, door: Door) -> "Terms":
        """Return the terms for somebody who takes over from *door*: what it made is spent."""
        return replace(self, calls=door.allowance.left())

    def _windows(self) -> list[Window]:
        windows = [Window(Limit.read(self.rate))] if self.rate else []
        if self.budget:
            spent = Path(self.spent) if self.spent else None
            windows.append(Window(Limit.read(self.budget), spent))
        return windows

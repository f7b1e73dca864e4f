"""A run while it lasts: what all layers get, and what they bring together."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from conformance.calibration import Calibration
from conformance.control import Control
from conformance.history import Exchange
from conformance.plan import Plan
from conformance.staging.cleanup import Sweep
from conformance.staging.journal import Journal
from conformance.staging.terms import Terms
from conformance.staging.watch import Watch
from conformance.target import CouldNotRun, Target
from conformance.values.names import Names
from conformance.values.pools import Pools
from conformance.values.sample import Filling
from conformance.verdict import CleanUp, Evidence, NotTested, Tell
from spec import Json

TAG_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Bench:
    """One server to judge.

    Attributes:
        target: The server.
        control: Its control API, None without one.
        terms: Under which it is called.
        journal: Where the world is remembered that has to be put back; None if nobody needs it.
        stranger: The same server with the keys of another project, None without any.
    """

    target: Target
    control: Control | None
    terms: Terms = field(default_factory=Terms)
    journal: Journal | None = None
    stranger: Target | None = None


class Beside(Protocol):
    """Work that goes on beside the layers."""

    def result(self) -> Evidence:
        """Wait for its end and return what came of it."""


class Run:
    """What is given and what has come together so far.

    Attributes:
        plan: How to judge.
        benches: Servers that are alike. The first is judged by all layers, a second one takes
            the longest part of the schema layer.
        tell: Gets the news.
        tag: Part of every name that the run makes up.
        exchanges: All calls so far, in order.
        evidence: What they came to, beside what the checks will say.
        pools: What exists on each bench.
        watch: Knows what is ours, None where everything is.
        calibration: What the target says of itself.
        beside: What goes on on the second server meanwhile; None without one.
        clean_up: What became of what was made; None before the end, or without a watch.
    """

    def __init__(self, plan: Plan, benches: Sequence[Bench], tell: Tell) -> None:
        """Start with nothing; names may repeat those of another run if the world is put back.

        Raises:
            CouldNotRun: the world that is there cannot be read.
        """
        self.plan = plan
        self.benches = tuple(benches)
        self.tell = tell
        self.watch = _watch(self.bench.target)
        self.tag = self.watch.start.tag if self.watch else f"{plan.seed:03d}"[-TAG_LETTERS:]
        self.exchanges: list[Exchange] = []
        self.evidence = Evidence()
        self.calibration = Calibration(why="nobody has asked yet")
        self.clean_up: CleanUp | None = None
        self.beside: Beside | None = None
        self.pools = [Pools(owns=self.watch.owns if self.watch else None) for _ in benches]
        self._started = time.monotonic()
        self._world = self._exported()

    @property
    def bench(self) -> Bench:
        """The server that all layers judge."""
        return self.benches[0]

    @property
    def seconds_left(self) -> int | None:
        """How long the run may still make calls, None for as long as it takes."""
        if self.plan.calling_time is None:
            return None
        return max(1, int(self.plan.calling_time - (time.monotonic() - self._started)))

    def names(self, prefix: str) -> Names:
        """Return new names that start with *prefix* and tell of the run."""
        return Names(f"{prefix}{self.tag}", whole=self.watch is not None)

    def filling(self, prefix: str) -> Filling:
        """Return values for calls to the first bench; names that they make up have *prefix*."""
        ours = self.watch is not None
        return Filling(self.pools[0].all(), self.names(prefix), 0, ours=ours)

    def add(self, evidence: Evidence) -> None:
        """Keep what a layer found."""
        self.evidence.add(evidence)

    def leave_out(self, what: str, why: str) -> None:
        """Say that *what* could not be tested, and why."""
        self.evidence.not_tested.append(NotTested(what, why))

    def restore(self) -> None:
        """Put the world back that was there before, as far as the target is able to."""
        if self.bench.control is None:
            return
        try:
            why = self.bench.control.restore(self._world)
        except CouldNotRun as error:
            why = str(error)
        if why:
            self.leave_out("whether the target's world is as it was before", why)

    def finish(self) -> None:
        """Leave the target as it was found: nothing is called after that."""
        left_out = len(self.evidence.not_tested)
        self.restore()
        if self.watch is not None:
            self.clean_up = Sweep(self.bench.target, self.watch, self.tell).clean()
        elif self.bench.journal and left_out == len(self.evidence.not_tested):
            self.bench.journal.end()

    def _exported(self) -> Json:
        """Return the world as it is, and remember it beyond this process."""
        if self.bench.control is None:
            return None
        world, journal = self.bench.control.export(), self.bench.journal
        if journal is not None and journal.start is not None:
            journal.begin(replace(journal.start, world=world))
        return world


def _watch(target: Target) -> Watch | None:
    witness = target.door.witness
    return witness if isinstance(witness, Watch) else None

"""A run while it lasts: what all layers get, and what they bring together."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from conformance.control import Control
from conformance.history import Exchange
from conformance.plan import Plan
from conformance.target import CouldNotRun, Target
from conformance.values.names import Names
from conformance.values.pools import Pools
from conformance.values.sample import Filling
from conformance.verdict import Evidence, NotTested, Tell

TAG_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Bench:
    """One server to judge, and its control API if it has one."""

    target: Target
    control: Control | None


class Run:
    """What is given and what has come together so far.

    Attributes:
        plan: How to judge.
        benches: Servers that are alike. The first is judged by all layers, a second one takes
            half of the schema layer.
        tell: Gets the news.
        tag: Part of every name that the run makes up.
        exchanges: All calls so far, in order.
        evidence: What they came to, beside what the checks will say.
        pools: What exists on each bench.
    """

    def __init__(self, plan: Plan, benches: Sequence[Bench], tell: Tell) -> None:
        """Start with nothing; names may repeat those of another run if the world is put back.

        Raises:
            CouldNotRun: the world that is there cannot be read.
        """
        self.plan = plan
        self.benches = tuple(benches)
        self.tell = tell
        repeatable = all(bench.control for bench in benches)
        tag = f"{plan.seed:03d}" if repeatable else secrets.token_hex(TAG_LETTERS)
        self.tag = tag[-TAG_LETTERS:]
        self.exchanges: list[Exchange] = []
        self.evidence = Evidence()
        self.pools = [Pools() for _ in benches]
        self._world = self.bench.control.export() if self.bench.control else None

    @property
    def bench(self) -> Bench:
        """The server that all layers judge."""
        return self.benches[0]

    def filling(self, prefix: str) -> Filling:
        """Return values for calls to the first bench; names that they make up have *prefix*."""
        return Filling(self.pools[0].all(), Names(f"{prefix}{self.tag}"), 0)

    def add(self, evidence: Evidence) -> None:
        """Keep what a layer found."""
        self.evidence.findings += evidence.findings
        self.evidence.not_tested += evidence.not_tested
        self.evidence.examples += evidence.examples

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

"""A selftest from beginning to end: which errands, in which order, and what they come to."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count

from conformance import checks, mock
from conformance.selftest.catch import Catch
from conformance.selftest.choice import Choice
from conformance.selftest.crew import Crew
from conformance.selftest.errand import Errand
from conformance.selftest.matrix import Honest, Hunted, Matrix, Races
from conformance.selftest.project import Bug, bugs
from conformance.selftest.result import Result
from conformance.selftest.targets import targets
from conformance.verdict import Step, Tell

_CONCURRENCY, _LAYER = "concurrency", "races"
"""The class of sabotages that only show when calls overlap, and the layer that lets them."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted.

    Attributes:
        choice: Which sabotages.
        seed: Repeats it.
        thorough: Whether what smoke misses is hunted in the standard profile too.
        honest: How many honest projects are judged, each with a seed of its own.
        repeat: How often each sabotage of the class concurrency is hunted by races alone.
    """

    choice: Choice
    seed: int
    thorough: bool
    honest: int
    repeat: int

    @property
    def profile(self) -> str:
        """The most thorough profile that is used."""
        return "standard" if self.thorough else "smoke"


class Session:
    """One selftest.

    Attributes:
        order: What is wanted.
    """

    def __init__(self, order: Order, crew: Crew, tell: Tell) -> None:
        """Do what *order* says with *crew*; *tell* gets the news."""
        self.order = order
        self._crew = crew
        self._tell = tell
        self._caught: dict[Errand, Catch] = {}

    def result(self) -> Result:
        """Hunt everything that was chosen, or what there is time for until the user interrupts.

        Raises:
            CouldNotRun: there is no mock to be had, or no such sabotage.
            KeyboardInterrupt: the user had enough before anything was hunted.
        """
        order, started = self.order, time.monotonic()
        with mock.running(order.seed) as url:
            there = tuple(bugs(url))
        chosen = order.choice.of(there, order.seed)
        whole = self._hunted(chosen)
        matrix = self._matrix(there, chosen)
        reached = targets(matrix, thorough=order.thorough, named=order.choice.named)
        seconds = time.monotonic() - started
        return Result(order.seed, order.profile, matrix, reached if whole else (), seconds)

    def _hunted(self, chosen: Sequence[Bug]) -> bool:
        """Return whether all errands were gone on; the user may interrupt once there was one."""
        try:
            self._hunt(chosen)
        except KeyboardInterrupt:
            if not self._caught:
                raise
            return False
        return True

    def _hunt(self, chosen: Sequence[Bug]) -> None:
        """Go on all errands: first what is quick, then the rest, the longest first."""
        self._go("smoke", [self._errand(bug, "smoke") for bug in chosen])
        again = [self._errand(bug, "standard") for bug in self._missed(chosen)]
        races = [errand for bug in self._overlapping(chosen) for errand in self._repetitions(bug)]
        self._go(self.order.profile, [*self._honest(), *again, *races])

    def _matrix(self, there: tuple[Bug, ...], chosen: Sequence[Bug]) -> Matrix:
        """Return what came of the errands that were gone on."""
        caught = self._caught
        return Matrix(
            there=there,
            hunted=tuple(
                Hunted(bug, caught[quick], caught.get(self._errand(bug, "standard")))
                for bug in chosen
                if (quick := self._errand(bug, "smoke")) in caught
            ),
            honest=tuple(Honest(each.seed, caught[each]) for each in self._done(self._honest())),
            races=tuple(
                Races(bug, tuple(caught[each] for each in self._done(self._repetitions(bug))))
                for bug in self._overlapping(chosen)
            ),
            checks=tuple(checks.every()),
        )

    def _missed(self, chosen: Sequence[Bug]) -> list[Bug]:
        """Return what is left for the standard profile."""
        quick = {bug: self._caught[self._errand(bug, "smoke")] for bug in chosen}
        return [bug for bug in chosen if self.order.thorough and not quick[bug].caught]

    def _overlapping(self, chosen: Sequence[Bug]) -> list[Bug]:
        return [bug for bug in chosen if bug.kind == _CONCURRENCY and self.order.repeat]

    def _done(self, errands: Iterable[Errand]) -> list[Errand]:
        return [errand for errand in errands if errand in self._caught]

    def _errand(self, bug: Bug, profile: str) -> Errand:
        return Errand(bug.id, profile, self.order.seed)

    def _honest(self) -> list[Errand]:
        seeds = range(self.order.seed, self.order.seed + self.order.honest)
        return [Errand("", self.order.profile, seed) for seed in seeds]

    def _repetitions(self, bug: Bug) -> list[Errand]:
        seeds = range(self.order.seed, self.order.seed + self.order.repeat)
        return [Errand(bug.id, "standard", seed, (_LAYER,)) for seed in seeds]

    def _go(self, what: str, errands: Sequence[Errand]) -> None:
        done = count(1)
        self._tell(Step(what, 0, len(errands)))

        def heard(errand: Errand, catch: Catch) -> None:
            self._caught[errand] = catch
            self._tell(Step(what, next(done), len(errands), errand.name))

        self._crew.do(errands, heard)

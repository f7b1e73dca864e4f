"""A selftest from beginning to end: which errands, in which order, and what they come to."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
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

    def result(self) -> Result:
        """Hunt everything that was chosen.

        Raises:
            CouldNotRun: there is no mock to be had, or no such sabotage.
        """
        order, started = self.order, time.monotonic()
        with mock.running(order.seed) as url:
            there = tuple(bugs(url))
        matrix = self._matrix(there, order.choice.of(there, order.seed))
        reached = targets(matrix, thorough=order.thorough, named=order.choice.named)
        return Result(order.seed, order.profile, matrix, reached, time.monotonic() - started)

    def _matrix(self, there: tuple[Bug, ...], chosen: Sequence[Bug]) -> Matrix:
        """Go on all errands: first what is quick, then the rest, the longest first."""
        quick = self._go("smoke", [self._errand(bug, "smoke") for bug in chosen])
        hunted = [Hunted(bug, quick[self._errand(bug, "smoke")]) for bug in chosen]
        missed = [each.bug for each in hunted if self.order.thorough and not each.caught]
        again = [self._errand(bug, "standard") for bug in missed]
        overlapping = [bug for bug in chosen if bug.kind == _CONCURRENCY and self.order.repeat]
        races = [errand for bug in overlapping for errand in self._repetitions(bug)]
        caught = self._go(self.order.profile, [*self._honest(), *again, *races])
        return Matrix(
            there=there,
            hunted=tuple(
                replace(each, standard=caught.get(self._errand(each.bug, "standard")))
                for each in hunted
            ),
            honest=tuple(Honest(each.seed, caught[each]) for each in self._honest()),
            races=tuple(
                Races(bug, tuple(caught[each] for each in self._repetitions(bug)))
                for bug in overlapping
            ),
            checks=tuple(checks.every()),
        )

    def _errand(self, bug: Bug, profile: str) -> Errand:
        return Errand(bug.id, profile, self.order.seed)

    def _honest(self) -> list[Errand]:
        seeds = range(self.order.seed, self.order.seed + self.order.honest)
        return [Errand("", self.order.profile, seed) for seed in seeds]

    def _repetitions(self, bug: Bug) -> list[Errand]:
        seeds = range(self.order.seed, self.order.seed + self.order.repeat)
        return [Errand(bug.id, "standard", seed, (_LAYER,)) for seed in seeds]

    def _go(self, what: str, errands: Sequence[Errand]) -> Mapping[Errand, Catch]:
        done = count()
        self._tell(Step(what, next(done), len(errands)))

        def heard(errand: Errand) -> None:
            self._tell(Step(what, next(done), len(errands), errand.name))

        return dict(zip(errands, self._crew.do(errands, heard), strict=True))

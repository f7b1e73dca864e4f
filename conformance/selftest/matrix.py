"""The kill matrix: what came of every hunt, and what that says of classes and checks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from conformance.selftest.catch import Catch
from conformance.selftest.project import Bug

_BORROWED = "schemathesis_"
"""How the names of checks begin that are not ours."""


@dataclass(frozen=True, slots=True)
class Hunted:
    """One sabotage and what came of hunting it.

    Attributes:
        bug: The sabotage.
        smoke: In at most 100 calls.
        standard: In a whole run; None if it was not needed or not wanted.
    """

    bug: Bug
    smoke: Catch
    standard: Catch | None = None

    @property
    def catch(self) -> Catch:
        """What counts: of the more thorough hunt."""
        return self.standard or self.smoke

    @property
    def caught(self) -> bool:
        """Whether anybody noticed."""
        return self.catch.caught

    @property
    def profile(self) -> str:
        """The first profile in which somebody noticed; empty if nobody did."""
        if self.smoke.caught:
            return "smoke"
        return "standard" if self.caught else ""

    @property
    def crash(self) -> str:
        """What broke a hunt off; empty if nothing did."""
        return self.catch.crash or self.smoke.crash


@dataclass(frozen=True, slots=True)
class Honest:
    """A project without a bug: whatever was noticed there is a false alarm."""

    seed: int
    catch: Catch


@dataclass(frozen=True, slots=True)
class Races:
    """A sabotage that only shows when calls overlap, hunted again and again.

    Attributes:
        bug: The sabotage.
        catches: One for each repetition.
    """

    bug: Bug
    catches: tuple[Catch, ...]

    @property
    def found(self) -> int:
        """In how many repetitions somebody noticed."""
        return sum(each.caught for each in self.catches)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a group of sabotages were found.

    Attributes:
        name: Of the group.
        total: How many there are in it.
        hunted: How many of them were hunted.
        smoke: How many were found in at most 100 calls.
        found: How many were found at all.
    """

    name: str
    total: int
    hunted: int
    smoke: int
    found: int

    @property
    def complete(self) -> bool:
        """Whether every one was hunted."""
        return self.hunted == self.total


@dataclass(frozen=True, slots=True)
class Use:
    """What a check is good for.

    Attributes:
        check: Its name.
        found: How many sabotages it noticed, among those not noticed before by another layer.
        first: How many of them nobody noticed earlier.
        alone: How many nobody else noticed.
        such_as: One that it was first to notice, alone if there is one; empty if there is none.
    """

    check: str
    found: int
    first: int
    alone: int
    such_as: str = ""

    @property
    def needed(self) -> bool:
        """Whether something would be found later, less well, or not at all, without it."""
        return bool(self.first or self.alone)


@dataclass(frozen=True, slots=True)
class Matrix:
    """What came of it all.

    Attributes:
        there: Every sabotage that the mock has.
        hunted: Those that were hunted.
        honest: Projects that have none.
        races: Those of the class concurrency, repeated.
        checks: The names of all checks that read histories.
    """

    there: tuple[Bug, ...]
    hunted: tuple[Hunted, ...]
    honest: tuple[Honest, ...]
    races: tuple[Races, ...]
    checks: tuple[str, ...]

    @property
    def all(self) -> Share:
        """How many were found of all."""
        return self._share("all", self.there)

    @property
    def classes(self) -> tuple[Share, ...]:
        """How many were found of each class of which one was hunted."""
        names = dict.fromkeys(each.bug.kind for each in self.hunted)
        return tuple(
            self._share(name, [bug for bug in self.there if bug.kind == name]) for name in names
        )

    @property
    def uses(self) -> tuple[Use, ...]:
        """What each check is good for, the best first."""
        caught = [each for each in self.hunted if each.caught]
        layers = {sighting.check for each in caught for sighting in each.catch.sightings}
        uses = [_use(check, caught) for check in {*self.checks, *layers}]
        return tuple(sorted(uses, key=lambda each: (-each.first, -each.found, each.check)))

    @property
    def idle(self) -> tuple[str, ...]:
        """The checks that nothing needs; Schemathesis brings its own, which do not count."""
        idle = (each.check for each in self.uses if not each.needed)
        return tuple(check for check in idle if not check.startswith(_BORROWED))

    @property
    def reproduction(self) -> float | None:
        """The median of the calls that repeat what was found; None if nothing was.

        What nobody said how to repeat counts as the longest.
        """
        steps = [each.catch.steps for each in self.hunted if each.caught]
        known = [float("inf") if each is None else float(each) for each in steps]
        return median(known) if known else None

    @property
    def alarms(self) -> int:
        """How many honest projects were called liars."""
        return sum(each.catch.caught for each in self.honest)

    @property
    def crashes(self) -> int:
        """How many hunts broke off."""
        hunts = [crash for each in self.hunted if (crash := each.crash)]
        others = [each.catch for each in self.honest]
        others += [catch for each in self.races for catch in each.catches]
        return len(hunts) + sum(bool(catch.crash) for catch in others)

    def _share(self, name: str, there: Sequence[Bug]) -> Share:
        hunted = [each for each in self.hunted if each.bug in there]
        smoke = sum(each.smoke.caught for each in hunted)
        return Share(name, len(there), len(hunted), smoke, _caught(hunted))


def _use(check: str, caught: Iterable[Hunted]) -> Use:
    by = [each for each in caught if check in {seen.check for seen in each.catch.sightings}]
    first = [each.bug.id for each in by if check in each.catch.first]
    alone = [each.bug.id for each in by if len(each.catch.sightings) == 1]
    return Use(check, len(by), len(first), len(alone), next(iter(alone + first), ""))


def _caught(hunted: Iterable[Hunted]) -> int:
    return sum(each.caught for each in hunted)

"""What a judge has to reach, and whether it does."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite

from conformance.selftest.matrix import Matrix

_OF_ALL, _OF_A_CLASS, _IN_SMOKE, _OF_RACES = 95, 90, 80, 99
_LONGEST_REPRODUCTION = 5


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to reach.

    Attributes:
        name: What it is about.
        wanted: What has to be reached, for people.
        got: What was.
        met: Whether that is enough.
    """

    name: str
    wanted: str
    got: str
    met: bool


def targets(matrix: Matrix, *, thorough: bool, named: bool) -> tuple[Target, ...]:
    """Return the targets that can be judged by *matrix*.

    Args:
        matrix: What came of it all.
        thorough: Whether whatever smoke missed was hunted in the standard profile too.
        named: Whether somebody picked the sabotages: then their shares say nothing of a class, nor
            of what a small run finds.
    """
    return tuple(_targets(matrix, thorough=thorough, named=named))


def _targets(matrix: Matrix, *, thorough: bool, named: bool) -> Iterator[Target]:
    every = matrix.all
    if thorough:
        yield _share("found in all", _OF_ALL, every.found, every.hunted)
        for each in matrix.classes:
            if each.complete:
                yield _share(f"found of {each.name}", _OF_A_CLASS, each.found, each.hunted)
    if not (thorough and named):
        yield _share("found in smoke", _IN_SMOKE, every.smoke, every.hunted)
    yield _reproduction(matrix.reproduction)
    if matrix.races:
        repeats = sum(len(each.catches) for each in matrix.races)
        found = sum(each.found for each in matrix.races)
        yield _share("found of races, repeated", _OF_RACES, found, repeats)
    if thorough and every.complete:
        yield _none("checks that are first with nothing", len(matrix.idle), "all")
    yield _none("false alarms", matrix.alarms, f"{len(matrix.honest)} honest projects")
    yield _none("hunts that broke off", matrix.crashes, "all")


def _share(name: str, percent: int, found: int, of: int) -> Target:
    return Target(
        name,
        f"at least {percent} %",
        f"{found} of {of}{_percent(found, of)}",
        found * 100 >= percent * of,
    )


def _percent(found: int, of: int) -> str:
    return f" ({found * 100 / of:.1f} %)" if of else ""


def _reproduction(calls: float | None) -> Target:
    known = calls if calls is not None and isfinite(calls) else None
    return Target(
        "calls that repeat a find, median",
        f"at most {_LONGEST_REPRODUCTION}",
        "nobody knows" if known is None else f"{known:g}",
        known is not None and known <= _LONGEST_REPRODUCTION,
    )


def _none(name: str, got: int, among: str) -> Target:
    return Target(name, "none", f"{got} in {among}", got == 0)

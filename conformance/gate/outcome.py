"""What a run of the gate comes to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from conformance.finding import Severity
from conformance.gate.change import Change

LEVELS = ("error", "warning", "info", "undecided")
_RANK = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A change that somebody answers for, until a day.

    Attributes:
        fingerprint: Of the change.
        owner: Who answers for it.
        reason: Why.
        expires: The last day.
    """

    fingerprint: str
    owner: str
    reason: str
    expires: date


@dataclass(frozen=True, slots=True)
class Judged:
    """A change, with where it is written and what becomes of it.

    Attributes:
        change: The change, with the severity that counts.
        file: Where to look, or empty.
        line: From 1; 0 if it is not known.
        acceptance: Who has accepted it, if somebody has.
        exchanges: Recorded exchanges that it breaks.
    """

    change: Change
    file: str = ""
    line: int = 0
    acceptance: Acceptance | None = None
    exchanges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is said of two contracts.

    Attributes:
        base: The earlier one, as it was given.
        head: The later one.
        judged: Every change, the worst first.
        warnings: What a strict reader would refuse the contracts for.
        expired: Acceptances whose day has passed.
        new: Whether there was no earlier contract.
        recorded: How many exchanges were looked at; None without traffic.
    """

    base: str
    head: str
    judged: tuple[Judged, ...] = ()
    warnings: tuple[str, ...] = ()
    expired: tuple[Acceptance, ...] = ()
    new: bool = False
    recorded: int | None = None

    @property
    def open(self) -> tuple[Judged, ...]:
        """The changes that nobody has accepted."""
        return tuple(each for each in self.judged if each.acceptance is None)

    def count(self, severity: Severity) -> int:
        """Return how many open changes are of *severity*."""
        return sum(each.change.severity is severity for each in self.open)

    def fails(self, levels: Iterable[str]) -> bool:
        """Whether the run fails: a change at or above one of *levels*, or an expired agreement.

        Args:
            levels: Severities, and `undecided`.
        """
        return bool(self.expired) or any(
            _at(each.change, level) for each in self.open for level in levels
        )


def _at(change: Change, level: str) -> bool:
    if level == "undecided":
        return change.undecided
    return _RANK[change.severity] <= _RANK[Severity(level)]

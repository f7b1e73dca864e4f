"""What the judge reports."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

_DRAWN = re.compile(
    r"\b[a-z]{1,6}_(?=[A-Za-z]*\d)[A-Za-z0-9]{6,}\b"  # an id
    r"|\b\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)?"  # a timestamp
)
_FINGERPRINT_LETTERS = 12


class Severity(StrEnum):
    """How much a finding matters; only an ERROR makes a server nonconformant."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


_ORDER = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Finding:
    """One claim that the server broke.

    Attributes:
        check: The check, in snake case.
        severity: How much it matters.
        operation: An operationId, `METHOD /path` for a call outside of the contract, or empty for
            the run as a whole.
        message: What is wrong, one sentence; the same for two sightings of the same defect.
        expected: What the claim asks for; may be empty.
        got: What came instead; may be empty.
        reproduction: Shell commands, in order; credentials are names of variables.
        times: How often it was seen.
        rule: Where the claim comes from, such as `redemptions.md 9.2` or `P-7`; may be empty.
    """

    check: str
    severity: Severity
    operation: str
    message: str
    expected: str = ""
    got: str = ""
    reproduction: tuple[str, ...] = ()
    times: int = 1
    rule: str = ""

    @property
    def plain_message(self) -> str:
        """The message without what another run would draw differently: ids and timestamps."""
        return _DRAWN.sub("…", self.message)

    @property
    def identity(self) -> tuple[str, str, str, str]:
        """What two sightings of one defect have in common."""
        return (self.check, self.operation, self.plain_message, self.rule)

    @property
    def cause(self) -> tuple[str, str, str, str]:
        """What findings in several operations have in common that have one cause."""
        return (self.severity, self.check, self.plain_message, self.rule)

    @property
    def fingerprint(self) -> str:
        """A name for the defect that is the same in every run, whatever its severity there."""
        told = "\n".join(self.identity).encode(errors="replace")
        return hashlib.sha256(told).hexdigest()[:_FINGERPRINT_LETTERS]

    @property
    def cost(self) -> tuple[bool, int, int]:
        """How hard it is for a reader to see it: whether at all, then commands, then characters."""
        steps = self.reproduction
        return (not steps, len(steps), sum(map(len, steps)))


@dataclass(frozen=True, slots=True)
class Cause:
    """One thing that is wrong, wherever it shows.

    Attributes:
        findings: Its findings, one for each operation; at least one.
    """

    findings: tuple[Finding, ...]

    @property
    def shown(self) -> Finding:
        """The finding that stands for all: the one that is cheapest to repeat."""
        return min(self.findings, key=lambda each: each.cost)

    @property
    def times(self) -> int:
        """How often it was seen in all."""
        return sum(each.times for each in self.findings)

    @property
    def operations(self) -> tuple[str, ...]:
        """Where it was seen, in alphabetical order."""
        return tuple(sorted({each.operation for each in self.findings if each.operation}))


def distinct(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return each defect once, with its cheapest reproduction, worst and most frequent first."""
    seen: dict[tuple[str, ...], Finding] = {}
    for finding in findings:
        known = seen.get(finding.identity)
        seen[finding.identity] = _merged(known, finding) if known else finding
    return tuple(sorted(seen.values(), key=lambda each: (_ORDER[each.severity], -each.times)))


def causes(findings: Iterable[Finding]) -> tuple[Cause, ...]:
    """Return *findings* by their causes, the worst and the most frequent first."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.cause, []).append(finding)
    found = [Cause(tuple(group)) for group in groups.values()]
    return tuple(sorted(found, key=lambda each: (_ORDER[each.shown.severity], -each.times)))


def _merged(known: Finding, again: Finding) -> Finding:
    """Return two sightings of one defect as one, with the worse of their severities."""
    return replace(
        min(known, again, key=lambda each: each.cost),
        severity=min(known.severity, again.severity, key=_ORDER.__getitem__),
        times=known.times + again.times,
    )

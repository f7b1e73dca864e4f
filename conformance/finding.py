"""What the judge reports."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters; only an ERROR makes a server nonconformant."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One claim that the server broke.

    Attributes:
        check: The check, in snake case.
        severity: How much it matters.
        operation: An operationId, `METHOD /path` for a call outside of the contract, or empty for
            the run as a whole.
        message: What is wrong, one sentence.
        expected: What the claim asks for; may be empty.
        got: What came instead; may be empty.
        reproduction: Shell commands, in order; credentials are names of variables.
        times: How often it was seen.
    """

    check: str
    severity: Severity
    operation: str
    message: str
    expected: str = ""
    got: str = ""
    reproduction: tuple[str, ...] = ()
    times: int = 1

    @property
    def identity(self) -> tuple[str, str, str]:
        """What two sightings of one defect have in common."""
        return (self.check, self.operation, self.message)

    @property
    def cost(self) -> tuple[int, int]:
        """How much a reader has to type to see it: commands, then characters."""
        return (len(self.reproduction), sum(map(len, self.reproduction)))


def distinct(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return each defect once, with its cheapest reproduction, worst and most frequent first."""
    seen: dict[tuple[str, str, str], Finding] = {}
    for finding in findings:
        known = seen.get(finding.identity)
        if known is None:
            seen[finding.identity] = finding
        else:
            cheaper = min(known, finding, key=lambda each: each.cost)
            seen[finding.identity] = replace(cheaper, times=known.times + finding.times)
    order = list(Severity)
    return tuple(sorted(seen.values(), key=lambda each: (order.index(each.severity), -each.times)))

"""What a run comes to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from conformance.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class NotTested:
    """Something that the run could not judge; never counted as passed."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one worked example went.

    Attributes:
        id: The example's.
        topic: The file that it stands in.
        result: `passed`, `failed` or `not tested`.
        why: What was wrong, or why it was not tested; empty if it passed.
    """

    id: str
    topic: str
    result: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of judging one server.

    Attributes:
        target: Its URL.
        seed: Repeats the run.
        profile: How thorough it was.
        findings: Each defect once, worst first.
        not_tested: What could not be judged.
        examples: One for each worked example.
        calls: How many calls each layer made.
        checks: The checks that read the history, by name.
        seconds: How long it took.
    """

    target: str
    seed: int
    profile: str
    findings: tuple[Finding, ...]
    not_tested: tuple[NotTested, ...]
    examples: tuple[Outcome, ...]
    calls: Mapping[str, int]
    checks: tuple[str, ...]
    seconds: float

    @property
    def conformant(self) -> bool:
        """Whether nothing at ERROR was found."""
        return not any(finding.severity is Severity.ERROR for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Step:
    """News from a running layer.

    Attributes:
        layer: Which.
        done: How many of `total` are done.
        total: None while nobody knows.
        note: What is being done.
    """

    layer: str
    done: int
    total: int | None = None
    note: str = ""


Tell: TypeAlias = Callable[[Step], None]
"""Gets the news while a run lasts; knows nothing of how they are shown."""


@dataclass(slots=True)
class Evidence:
    """What one layer brings to the verdict."""

    findings: list[Finding] = field(default_factory=list)
    not_tested: list[NotTested] = field(default_factory=list)
    examples: list[Outcome] = field(default_factory=list)

"""What a run comes to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from conformance.coverage import Coverage
from conformance.finding import Finding, Severity
from conformance.history import Exchange
from conformance.tally import Tally


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
class Accepted:
    """A finding that somebody answers for: it is shown, and fails nothing.

    Attributes:
        finding: What was found.
        owner: Who accepted it.
        reason: Why.
        expires: The last day on which it is accepted.
    """

    finding: Finding
    owner: str
    reason: str
    expires: date


@dataclass(frozen=True, slots=True)
class CleanUp:
    """What became of the things that a run has made.

    Attributes:
        run: Its name, for `counterfoil cleanup`.
        deleted: How many things are gone, by kind.
        kept: How many cannot be deleted through the API, by kind: records of what happened.
        left: What is still there and should not be.
        listed: The operations that were asked what there is, after everything was deleted.
        why: What kept the clean-up from its end; empty if nothing did.
    """

    run: str
    deleted: Mapping[str, int]
    kept: Mapping[str, int]
    left: tuple[str, ...]
    listed: tuple[str, ...]
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
        coverage: What the run covered.
        accepted: What would be findings if a baseline did not accept it.
        exchanges: Every call of the run, in order.
        clean_up: What became of what it made, None where the whole world was put back.
        interrupted: Why the run could not go on to its end; empty if it did.
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
    coverage: Coverage = field(default_factory=Coverage)
    accepted: tuple[Accepted, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    clean_up: CleanUp | None = None
    interrupted: str = ""

    @property
    def conformant(self) -> bool:
        """Whether nothing at ERROR was found."""
        return not any(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def result(self) -> Literal["conformant", "not conformant", "incomplete"]:
        """The verdict in a word; incomplete if the run broke off before it found anything."""
        if not self.conformant:
            return "not conformant"
        return "incomplete" if self.interrupted else "conformant"


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


WAITING = "waiting"
"""The layer of news about a pause."""

Tell: TypeAlias = Callable[[Step], None]
"""Gets the news while a run lasts; knows nothing of how they are shown."""


def unheard(_: Step) -> None:
    """Hear the news and keep them to oneself."""


@dataclass(slots=True)
class Evidence:
    """What one layer brings to the verdict.

    Attributes:
        rules: The business rules that it looked at, by where they stand (`redemptions.md 9.2`);
            those that it knows and never came to look at have `Tally(0)`.
    """

    findings: list[Finding] = field(default_factory=list)
    not_tested: list[NotTested] = field(default_factory=list)
    examples: list[Outcome] = field(default_factory=list)
    rules: dict[str, Tally] = field(default_factory=dict)

    def add(self, other: "Evidence") -> None:
        """Take what *other* brings as well."""
        self.findings += other.findings
        self.not_tested += other.not_tested
        self.examples += other.examples
        for rule, tally in other.rules.items():
            self.rules[rule] = self.rules.get(rule, Tally(0)) + tally

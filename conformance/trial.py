"""One judgement that many tests ask about: what came of each operation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO

from rich.console import Console

from conformance import cli
from conformance.contract import read
from conformance.finding import Finding, Severity
from conformance.plan import PROFILES, Plan
from conformance.report import clean_up, files, text
from conformance.report.gaps import gaps
from conformance.target import CouldNotRun
from conformance.verdict import Verdict

RUN = "the_run"
"""Stands for everything that belongs to no operation."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one operation.

    Attributes:
        failed: What is wrong with it; empty if nothing is.
        skipped: Why it could not be judged; empty if it was.
        mentioned: What was found that fails nothing.
    """

    failed: str = ""
    skipped: str = ""
    mentioned: str = ""


class Trial:
    """Judges a server when it is first asked about.

    Attributes:
        names: What can be asked about: the operations of the contract, and `RUN` before them.
    """

    def __init__(self, arguments: Sequence[str]) -> None:
        """Understand the *arguments* of `counterfoil conform`; nothing is called yet.

        Raises:
            click.ClickException: they are wrong.
            CouldNotRun: a file among them cannot be used.
        """
        self._given = dict(cli.conform.make_context("conform", [*arguments]).params)
        self._files = files.chosen(self._given)
        self._today = datetime.now(UTC).date()  # noqa: TID251  (the edge)
        self._files.check(self._today)
        self.names = (RUN, *read().operations)
        self._verdict: Verdict | None = None
        self._failed = ""

    def ask(self, name: str) -> Answer:
        """Return what came of the operation *name*, or of `RUN`."""
        if self._failed:
            return Answer(skipped=self._failed)
        try:
            verdict = self._judged()
        except (CouldNotRun, OSError) as error:
            self._failed = str(error)
            return Answer(failed=self._failed)
        return answer(verdict, name, self.names)

    def summary(self) -> Iterator[str]:
        """Yield what was covered and what was not, once the server was judged."""
        if self._verdict is not None:
            yield from text.account(self._verdict)
            yield from clean_up.told(self._verdict.clean_up) if self._verdict.clean_up else ()

    def _judged(self) -> Verdict:
        if self._verdict is None:
            given = dict(self._given)
            seed, profile, max_time = (given.pop(name) for name in ("seed", "profile", "max_time"))
            plan = Plan(seed, PROFILES[profile], max_time)
            verdict = cli.judged(plan, given, Console(file=StringIO()))
            self._verdict = self._files.save(verdict, self._today)
        return self._verdict


def answer(verdict: Verdict, name: str, names: Sequence[str]) -> Answer:
    """Return what *verdict* says about *name*, one of *names*."""
    of_it = [each for each in verdict.findings if _place(each, names) == name]
    errors = [each for each in of_it if each.severity is Severity.ERROR]
    mild = [each for each in of_it if each.severity is not Severity.ERROR]
    failed = list(filter(None, [text.plain(errors), _broken_off(verdict, name)]))
    skipped = "" if failed else _silence(verdict, name)
    return Answer("\n\n".join(failed), skipped, text.plain(mild))


def _place(finding: Finding, names: Sequence[str]) -> str:
    return finding.operation if finding.operation in names else RUN


def _broken_off(verdict: Verdict, name: str) -> str:
    """Return why the run is not complete, as a failure of the run itself."""
    if name != RUN or not verdict.interrupted:
        return ""
    return f"The run is not complete: {verdict.interrupted}"


def _silence(verdict: Verdict, name: str) -> str:
    """Return why nothing can be said about the operation *name*; empty if something can."""
    if name == RUN:
        return ""
    told = [each.why for each in verdict.not_tested if each.what == name]
    silent = [each.why for each in gaps(verdict.coverage) if each.what == name]
    known = any(each.operation == name for each in verdict.coverage.operations)
    unknown = [] if known else ["the contract does not have it"]
    return next(iter([*told, *silent, *unknown]), "")

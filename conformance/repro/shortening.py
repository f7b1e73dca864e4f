"""Leaves out of a reproduction what it does not need: the rest is made again, and still shows it.

Only on a target whose world can be put back; elsewhere findings stay as they are.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace

from conformance import checks
from conformance.contract import Contract
from conformance.control import Control, WorldFailed, WorldRefused
from conformance.curl import commands
from conformance.door.allowance import Withheld
from conformance.finding import Finding, Severity, causes
from conformance.history import Exchange, History
from conformance.repro.replaying import Stage
from conformance.repro.slicing import told_by
from conformance.repro.tracing import Trace, Tracer
from conformance.repro.trimming import trimmed
from conformance.run import Bench
from conformance.target import CouldNotRun, Target
from conformance.veil import veiled
from conformance.verdict import Verdict
from spec import Json

_LONG_LINE = 400
_MOST_REPLAYS = 80
_MOST_TRIMS = 60
_MOST_CALLS = 150
_MOST_CAUSES = 12

Shows = Callable[[Trace], bool]
"""Whether these calls, made again, show what they should."""


class Audition:
    """Plays calls and asks a check whether they show a finding.

    Attributes:
        played: The last calls that did, as they were made again; empty if none did so far.
    """

    def __init__(self, stage: Stage, contract: Contract, finding: Finding) -> None:
        """Play on *stage* what may show *finding*."""
        self.played: Trace = ()
        self._stage = stage
        self._contract = contract
        self._finding = finding
        self._check = checks.every()[finding.check]

    def shows(self, calls: Trace) -> bool:
        """Make *calls* again, and say whether they show the finding.

        Raises:
            Withheld: no more calls may be made.
            CouldNotRun: nobody answers.
        """
        came = self._stage.play(calls)
        found = self._check(History(self._contract, came))
        shown = any(each.identity == self._finding.identity for each in found)
        self.played = came if shown else self.played
        return shown


class Shortener:
    """Shortens the findings of one run.

    Attributes:
        replayed: The calls that show what was shortened.
    """

    def __init__(
        self, target: Target, control: Control, exchanges: Sequence[Exchange], trims: int = 0
    ) -> None:
        """Get ready to make some of the *exchanges* of a run again.

        Args:
            target: Where.
            control: Puts its world back.
            exchanges: All of them, in order.
            trims: How often to try a smaller request, for each finding.

        Raises:
            CouldNotRun: the target does not show its world.
        """
        self.replayed: list[Exchange] = []
        self._contract = target.contract
        self._stage = Stage(target, control)
        self._tracer = Tracer(exchanges)
        self._exchanges = exchanges
        self._places = {id(each): place for place, each in enumerate(exchanges)}
        self._trims = trims

    @property
    def world(self) -> Json:
        """What is put back before every replay, and in the end."""
        return self._stage.world

    def shortened(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return *findings*, those that can be with fewer commands, and put the world back."""
        few = tuple(map(self._shortened, findings))
        with suppress(CouldNotRun, WorldFailed, WorldRefused):
            self._stage.restore()
        return few

    def _shortened(self, finding: Finding) -> Finding:
        lines = finding.reproduction
        wordy = len(lines) > 1 or len("".join(lines)) > _LONG_LINE
        if (
            finding.check not in checks.every()
            or finding.severity is not Severity.ERROR
            or not wordy
        ):
            return finding
        audition = Audition(self._stage, self._contract, finding)
        with suppress(CouldNotRun, WorldFailed, WorldRefused, Withheld):
            self._try(finding, self._tracer.trace(finding), audition.shows)
        again = tuple(map(veiled, audition.played))
        short = replace(finding, reproduction=tuple(commands(each)[0] for each in again))
        if not again or short.cost >= finding.cost:
            return finding
        self.replayed += again
        return short

    def _try(self, finding: Finding, trace: Trace, shows: Shows) -> None:
        """Ask for as few and as small calls as show it: of *trace*, or else with readings.

        Those go first that tell all of it in what they answered; it takes one replay to be sure.
        """
        told = fewest(trace, lambda calls: told_by(finding, calls, self._contract)) or ()
        for calls in (told, trace, self._with_readings(trace)):
            plain = self._stage.repeatable(calls)
            if plain and plain[-1] is trace[-1]:
                few = fewest(plain, shows)
                if few is not None:
                    trimmed(few, shows, self._trims)
                    return

    def _with_readings(self, trace: Trace) -> Trace:
        """Return *trace* with whatever was called in between in the same world."""
        if not trace:
            return ()
        began, ended = (self._places.get(id(each), 0) for each in (trace[0], trace[-1]))
        between = self._exchanges[began : ended + 1][-_MOST_CALLS:]
        return tuple(each for each in between if each.world == trace[-1].world)


def fewest(trace: Trace, shows: Shows) -> Trace | None:
    """Return as few calls of *trace* as *shows* asks for, None if not even all of them show it.

    Leaves halves out first, then smaller and smaller parts, down to single calls; the last call
    stays. After too many attempts what is left then is returned.
    """
    if not trace or not shows(trace):
        return None
    few, size, attempts = trace, len(trace) // 2, 1
    while size:
        start, before = 0, len(few)
        while start < len(few) - 1 and attempts < _MOST_REPLAYS:
            attempts += 1
            end = min(start + size, len(few) - 1)
            rest = (*few[:start], *few[end:])
            if shows(rest):
                few = rest
            else:
                start = end
        size = size if size == 1 and len(few) < before else size // 2
    return few


def shorter(verdict: Verdict, bench: Bench) -> Verdict:
    """Return *verdict* with shorter reproductions of its causes, where the world can be put back.

    A run that counts its calls gets no more than are left of them. Not where they are counted by
    the hour: those that are left belong to the next run.
    """
    if bench.control is None or bench.target.door.allowance.limited or verdict.conformant:
        return verdict
    shown = [cause.shown for cause in causes(verdict.findings)][:_MOST_CAUSES]
    try:
        shortener = Shortener(bench.target, bench.control, verdict.exchanges, _MOST_TRIMS)
        with _remembered(bench, shortener.world):
            few = dict(zip(shown, shortener.shortened(shown), strict=True))
    except (CouldNotRun, KeyboardInterrupt):  # an impatient user gets what was found, at length
        return verdict
    return replace(
        verdict,
        findings=tuple(few.get(each, each) for each in verdict.findings),
        exchanges=(*verdict.exchanges, *shortener.replayed),
    )


@contextmanager
def _remembered(bench: Bench, world: Json) -> Iterator[None]:
    """Keep *world* in the journal, if there is one, until it was put back."""
    journal = bench.journal
    if journal is None or journal.start is None:
        yield
        return
    journal.begin(replace(journal.start, world=world))
    yield
    journal.end()

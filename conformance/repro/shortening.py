"""Leaves out of a reproduction what it does not need: the rest is made again, and still shows it.

Only on a target whose world can be put back; elsewhere findings stay as they are.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace

from conformance import checks
from conformance.control import Control, WorldFailed, WorldRefused
from conformance.curl import commands
from conformance.door.allowance import Withheld
from conformance.finding import Finding, Severity, causes
from conformance.history import Exchange, History
from conformance.plan import Plan
from conformance.repro.replaying import Stage
from conformance.repro.tracing import Trace, Tracer
from conformance.run import Bench
from conformance.target import CouldNotRun, Target
from conformance.verdict import Verdict
from spec import Json

_SHORT = 3
_MOST_REPLAYS = 80
_MOST_CALLS = 150
_MOST_CAUSES = 12

Shows = Callable[[Trace], bool]
"""Whether these calls, made again, show what they should."""


class Shortener:
    """Shortens the findings of one run."""

    def __init__(self, target: Target, control: Control, exchanges: Sequence[Exchange]) -> None:
        """Get ready to make some of the *exchanges* of a run again.

        Raises:
            CouldNotRun: the target does not show its world.
        """
        self._contract = target.contract
        self._stage = Stage(target, control)
        self._tracer = Tracer(exchanges)
        self._exchanges = exchanges
        self._places = {id(each): place for place, each in enumerate(exchanges)}

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
        check = checks.every().get(finding.check)
        if check is None or finding.severity is not Severity.ERROR:
            return finding
        trace = self._tracer.trace(finding)
        if len(trace) <= _SHORT:
            return finding
        try:
            few = self._few(trace, lambda calls: self._shows(finding, check, calls))
        except (CouldNotRun, WorldFailed, WorldRefused, Withheld):
            return finding
        if few is None or len(few) >= len(finding.reproduction):
            return finding
        steps = tuple(commands(replace(each, before=()))[0] for each in few)
        return replace(finding, reproduction=steps)

    def _few(self, trace: Trace, shows: Shows) -> Trace | None:
        """Return as few calls as show it: of *trace*, or else with what was read meanwhile."""
        for calls in (trace, self._with_readings(trace)):
            plain = self._stage.repeatable(calls)
            if plain and plain[-1] is trace[-1]:
                few = fewest(plain, shows)
                if few is not None:
                    return few
        return None

    def _with_readings(self, trace: Trace) -> Trace:
        """Return *trace* with whatever was called in between in the same world."""
        began, ended = (self._places.get(id(each), 0) for each in (trace[0], trace[-1]))
        between = self._exchanges[began : ended + 1][-_MOST_CALLS:]
        return tuple(each for each in between if each.world == trace[-1].world)

    def _shows(self, finding: Finding, check: checks.Check, calls: Trace) -> bool:
        history = History(self._contract, self._stage.play(calls))
        return any(each.identity == finding.identity for each in check(history))


def fewest(trace: Trace, shows: Shows) -> Trace | None:
    """Return as few calls of *trace* as *shows* asks for, None if not even all of them show it.

    Leaves halves out first, then smaller and smaller parts, down to single calls; the last call
    stays. After too many attempts what is left then is returned.
    """
    if not shows(trace):
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


def shorter(verdict: Verdict, plan: Plan, bench: Bench) -> Verdict:
    """Return *verdict* with shorter reproductions of its causes, where the world can be put back.

    Not where calls are counted: they are spent on finding more.
    """
    counted = plan.profile.calls is not None or bench.target.door.allowance.limited
    if bench.control is None or counted or verdict.conformant:
        return verdict
    shown = [cause.shown for cause in causes(verdict.findings)][:_MOST_CAUSES]
    try:
        shortener = Shortener(bench.target, bench.control, verdict.exchanges)
        with _remembered(bench, shortener.world):
            few = dict(zip(shown, shortener.shortened(shown), strict=True))
    except CouldNotRun:
        return verdict
    return replace(verdict, findings=tuple(few.get(each, each) for each in verdict.findings))


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

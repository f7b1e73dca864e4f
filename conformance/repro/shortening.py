"""Leaves out of a reproduction what it does not need: the rest is made again, and still shows it.

Only on a target whose world can be put back; elsewhere findings stay as they are.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace

from conformance import checks
from conformance.control import Control, WorldFailed, WorldRefused
from conformance.curl import commands
from conformance.door.allowance import Withheld
from conformance.finding import Finding, Severity
from conformance.history import Exchange, History
from conformance.repro.replaying import Stage
from conformance.repro.tracing import Trace, Tracer
from conformance.target import CouldNotRun, Target

_SHORT = 3
_MOST_REPLAYS = 80

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
        whole = self._tracer.trace(finding)
        trace = self._stage.repeatable(whole)
        if len(trace) <= _SHORT or trace[-1] is not whole[-1]:
            return finding
        try:
            few = fewest(trace, lambda calls: self._shows(finding, check, calls))
        except (CouldNotRun, WorldFailed, WorldRefused, Withheld):
            return finding
        if few is None:
            return finding
        steps = tuple(commands(replace(each, before=()))[0] for each in few)
        return replace(finding, reproduction=steps)

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

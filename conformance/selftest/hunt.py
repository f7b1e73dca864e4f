"""Judges one project that may have a bug, until somebody notices."""

from collections.abc import Callable, Iterable, Sequence

from conformance import checks
from conformance.calibration import calibrate
from conformance.contract import Contract
from conformance.door.allowance import Withheld
from conformance.finding import Finding, Severity
from conformance.history import Exchange, History
from conformance.judgement import LAYERS
from conformance.knocking import knock
from conformance.plan import Plan
from conformance.repro.shortening import Shortener
from conformance.run import Bench, Run
from conformance.schema.driver import without_echoes
from conformance.selftest.catch import Catch, Sighting
from conformance.selftest.showing import shown_after
from conformance.target import CouldNotRun, Target
from conformance.verdict import Step

_ENGINE = "schema_engine"

Alarming = Callable[[Finding], bool]
"""Whether a finding counts."""


def wrong(finding: Finding) -> bool:
    """Whether a run ends with exit status 1 for *finding*."""
    return finding.severity is Severity.ERROR


def hunt(bench: Bench, plan: Plan, alarming: Alarming = wrong, layers: Sequence[str] = ()) -> Catch:
    """Judge *bench* layer by layer, and stop after the first one that finds something alarming.

    Args:
        bench: Who.
        plan: How.
        alarming: Whether a finding counts.
        layers: Only these; all if empty.

    Raises:
        CouldNotRun: nothing can be judged there.
    """
    knock(bench.target)
    lookout = Lookout(bench, plan, alarming)
    lookout.ask()
    for name, play in LAYERS.items():
        share = plan.profile.share(name)
        if share == 0 or (layers and name not in layers):
            continue
        lookout.watch(play, share)
        seen = lookout.sightings()
        if seen or lookout.stopped:
            return Catch(seen, name if seen else "", lookout.calls, lookout.stopped)
    return Catch(calls=lookout.calls)


class Lookout:
    """Watches a run and tells who noticed something, and when.

    Attributes:
        run: What is watched.
    """

    def __init__(self, bench: Bench, plan: Plan, alarming: Alarming) -> None:
        """Start a run; there may have been calls before it."""
        self._before = bench.target.door.allowance.made
        self.run = Run(plan, [bench], self._hear)
        self._contract = bench.target.contract
        self._alarming = alarming
        self._marks: list[tuple[int, int]] = []

    @property
    def calls(self) -> int:
        """How many calls were made so far, those before the run too."""
        return self._before + len(self.run.exchanges)

    @property
    def stopped(self) -> str:
        """What kept the run from going on as it should, empty if nothing did."""
        if self.run.bench.target.door.gone:
            return self.run.bench.target.door.gone
        broken = (each.message for each in self.run.evidence.findings if each.check == _ENGINE)
        return next(broken, "")

    def ask(self) -> None:
        """Ask for the settings that the layers take into account."""
        target = self.run.bench.target
        self.run.calibration = calibrate(target, self.run.names("c"), "server 0")
        self.run.exchanges += self.run.calibration.exchanges

    def watch(self, play: Callable[[Run], None], share: int | None) -> None:
        """Let one layer *play* with its *share* of the calls; what it cannot do is left out."""
        try:
            with self.run.bench.target.door.allowance.share(share):
                play(self.run)
        except (Withheld, CouldNotRun):
            return

    def sightings(self) -> tuple[Sighting, ...]:
        """Return who has noticed something so far, the earliest first."""
        by_check: dict[str, list[Finding]] = {}
        for finding in without_echoes([*self.run.evidence.findings, *self._claimed()]):
            if self._alarming(finding) and finding.check != _ENGINE:
                by_check.setdefault(finding.check, []).append(finding)
        self._shorten(by_check)
        seen = [self._sighting(name, findings) for name, findings in by_check.items()]
        return tuple(sorted(seen, key=lambda each: (each.calls, each.check)))

    def _shorten(self, by_check: dict[str, list[Finding]]) -> None:
        """Leave out of the cheapest finding what it does not need, as `conform` does."""
        bench, known = self.run.bench, checks.every()
        told = [each for name, found in by_check.items() if name in known for each in found]
        if bench.control is None or not told:
            return
        cheapest = min(told, key=lambda each: each.cost)
        self.run.restore()
        target = bench.target
        with Target(target.url, target.contract, target.credentials, target.network) as again:
            shortener = Shortener(again, bench.control, self.run.exchanges)
            by_check[cheapest.check] += shortener.shortened([cheapest])

    def _claimed(self) -> Iterable[Finding]:
        history = History(self._contract, tuple(self.run.exchanges))
        for check in checks.every().values():
            yield from check(history)

    def _sighting(self, name: str, findings: Sequence[Finding]) -> Sighting:
        repeated = [len(each.reproduction) for each in findings if each.reproduction]
        cheapest = min(findings, key=lambda each: each.cost)
        calls = self._first(name, findings)
        return Sighting(name, calls, min(repeated, default=None), cheapest.plain_message)

    def _first(self, name: str, findings: Sequence[Finding]) -> int:
        """Return after how many calls the *findings* of *name* began: exactly if it is a check."""
        check, made = checks.every().get(name), self.run.exchanges
        if check is None:
            return min(map(self._told_after, findings))
        return self._before + first(self._contract, made, check, self._alarming)

    def _told_after(self, finding: Finding) -> int:
        """Return how many calls there were when all that *finding* shows had been made.

        If that is not known, it is when the layer was next heard of.
        """
        shown = shown_after(finding, self.run.exchanges)
        if shown is not None:
            return self._before + shown
        place = self.run.evidence.findings.index(finding)
        later = (calls for calls, found in self._marks if found > place)
        return next(later, self.calls)

    def _hear(self, _: Step) -> None:
        """Note how far the run is."""
        self._marks.append((self.calls, len(self.run.evidence.findings)))


def first(
    contract: Contract, made: Sequence[Exchange], check: checks.Check, alarming: Alarming
) -> int:
    """Return how many of the calls *made* it takes until *check* is alarmed: found by halving.

    All of them together do alarm it.
    """
    low, high = 1, len(made)
    while low < high:
        middle = (low + high) // 2
        if any(map(alarming, check(History(contract, tuple(made[:middle]))))):
            high = middle
        else:
            low = middle + 1
    return low

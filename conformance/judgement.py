"""A run from beginning to end: layers make the history, checks read it, the verdict sums it up."""

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from conformance import checks
from conformance.boundaries import layer as boundaries
from conformance.calibration import Calibration, calibrate
from conformance.control import CONTROL
from conformance.coverage import measured
from conformance.door.allowance import TimeIsUp, Withheld
from conformance.examples import layer as examples
from conformance.finding import Finding, distinct
from conformance.history import History
from conformance.knocking import knock
from conformance.machine import layer as machine
from conformance.plan import Plan
from conformance.races import layer as races
from conformance.run import Bench, Run
from conformance.schema import layer as schema
from conformance.schema.driver import without_echoes
from conformance.second_reader import SLOWEST, reading
from conformance.security import layer as security
from conformance.target import CouldNotRun
from conformance.tolerance import Tolerance
from conformance.tour import layer as tour
from conformance.values.harvest import Harvest
from conformance.veil import veiled, without_tokens
from conformance.verdict import Step, Tell, Verdict


def judge(benches: Sequence[Bench], plan: Plan, tell: Tell, without: Sequence[str] = ()) -> Verdict:
    """Judge a server.

    Args:
        benches: Servers that are alike, in the same state. The first is judged by all layers; a
            second one takes the longest part of the schema layer, at the same time.
        plan: How.
        tell: Gets the news meanwhile.
        without: Operations that are out of scope.

    Raises:
        CouldNotRun: there is nothing there that can be judged.
    """
    started = time.monotonic()
    for bench in benches:
        bench.target.door.allowance.tell = tell
        knock(bench.target)
    run = Run(plan, benches, tell)
    for operation in without:
        run.leave_out(operation, "it cannot be called with these keys and options")
    try:
        run.beside = schema.begin(run)
        _calibrate(run)
        interrupted = _played(run)
    finally:
        run.finish()
    ours = run.bench.control is not None
    history = History(run.bench.target.contract, tuple(run.exchanges), alone=ours)
    done = _checked(run, history)
    unread = "" if len(done) == len(checks.every()) else _INTERRUPTED
    verdict = _verdict(run, history, done, started)
    return replace(verdict, interrupted=interrupted or unread)


def _calibrate(run: Run) -> None:
    """Let the target tell its settings; what is held against it takes them into account."""
    try:
        run.calibration = calibrate(run.bench.target, run.names("c"), "server 0")
    except Withheld as reason:
        run.calibration = Calibration(why=str(reason))
    run.exchanges += run.calibration.exchanges
    if run.calibration.why:
        run.leave_out("what depends on the target's stacking rules", run.calibration.why)


def _played(run: Run) -> str:
    """Play all layers and return what kept them from their end, empty if nothing did."""
    door, stopped = run.bench.target.door, ""
    for name, play in LAYERS.items():
        share = run.plan.profile.share(name)
        if stopped or share == 0:
            why = f"the {run.plan.profile.name} profile has no calls for it"
            run.leave_out(f"the layer {name}", stopped or why)
            continue
        try:
            with door.allowance.share(share, _seconds(run, name)):
                play(run)
        except (Withheld, CouldNotRun) as reason:
            run.leave_out(f"a part of the layer {name}", str(reason))
            stopped = str(reason) if isinstance(reason, TimeIsUp) else ""
        except KeyboardInterrupt:  # what is known by now is told, and what was made is deleted
            run.leave_out(f"a part of the layer {name}", _INTERRUPTED)
            return _INTERRUPTED
        stopped = door.gone or stopped
    return door.gone


def _seconds(run: Run, layer: str) -> float | None:
    """Return how long *layer* may take: half of what is left, so that the next ones get some."""
    last = layer == [*LAYERS][-1]
    return None if run.seconds_left is None or last else run.seconds_left / 2


def _harvest(run: Run) -> None:
    """Find out what exists."""
    run.tell(Step("harvest", 0, 1))
    looking = Harvest(run.bench.target, run.names("h"), run.pools[0], "server 0")
    run.exchanges += looking.calls()
    run.tell(Step("harvest", 1, 1))


_INTERRUPTED = "it was interrupted"

LAYERS: Mapping[str, Callable[[Run], None]] = {
    "tour": tour.play,
    "calendar": boundaries.walk,
    "races": races.play,
    "time": boundaries.play,
    "examples": examples.play,
    "model": machine.play,
    "harvest": _harvest,
    "security": security.play,
    "schema": schema.play,
}
"""What makes calls, in order; each one may use what those before it found."""


def _shown(finding: Finding) -> Finding:
    """Return *finding* as it may be shown: what servers answered may hold tokens."""
    expected, got = without_tokens(finding.expected), without_tokens(finding.got)
    return replace(finding, expected=expected, got=got)


def _checked(run: Run, history: History) -> tuple[str, ...]:
    """Let all checks read *history*; return those that came to its end."""
    claims = checks.every()
    names = sorted(claims, key=lambda name: name == SLOWEST)  # it has more time that way
    done: list[str] = []
    try:
        with reading(history) as found:
            for name in names:
                run.tell(Step("checks", len(done), len(names), name))
                run.evidence.findings += found() if name == SLOWEST else claims[name](history)
                done.append(name)
    except KeyboardInterrupt:  # what the others found is told
        for name in names[len(done) :][:1]:
            run.leave_out(f"the check {name}, and those after it", _INTERRUPTED)
    run.tell(Step("checks", len(done), len(names)))
    return tuple(done)


def _verdict(run: Run, history: History, done: tuple[str, ...], started: float) -> Verdict:
    """Sum up what the checks that are *done* found; *started* is on the monotonic clock."""
    target, ours = run.bench.target, run.bench.control is not None
    tolerance = Tolerance(ours, run.plan.strict, run.plan.lenient)
    weighed = map(tolerance.weighed, without_echoes(run.evidence.findings))
    findings = tuple(map(_shown, distinct(weighed)))
    return Verdict(
        target=target.url,
        seed=run.plan.seed,
        profile=run.plan.profile.name,
        findings=findings,
        not_tested=tuple(run.evidence.not_tested),
        examples=tuple(run.evidence.examples),
        calls=Counter(each.layer for each in run.exchanges if each.layer != CONTROL),
        clean_up=run.clean_up,
        checks=done,
        seconds=time.monotonic() - started,
        coverage=measured(history, findings, run.evidence.rules),
        exchanges=tuple(map(veiled, history.exchanges)),
    )

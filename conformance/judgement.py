"""A run from beginning to end: layers make the history, checks read it, the verdict sums it up."""

import time
from collections import Counter
from collections.abc import Callable, Sequence

from conformance import checks
from conformance.examples import layer as examples
from conformance.finding import distinct
from conformance.history import History
from conformance.knocking import knock
from conformance.plan import Plan
from conformance.run import Bench, Run
from conformance.schema import layer as schema
from conformance.schema.driver import without_echoes
from conformance.security import layer as security
from conformance.values.harvest import Harvest
from conformance.values.names import Names
from conformance.verdict import Step, Tell, Verdict


def judge(benches: Sequence[Bench], plan: Plan, tell: Tell) -> Verdict:
    """Judge a server.

    Args:
        benches: Servers that are alike, in the same state. The first is judged by all layers; a
            second one takes half of the schema layer, at the same time.
        plan: How.
        tell: Gets the news meanwhile.

    Raises:
        CouldNotRun: there is nothing there that can be judged.
    """
    started = time.monotonic()
    for bench in benches:
        knock(bench.target)
    run = Run(plan, benches, tell)
    try:
        for play in LAYERS:
            play(run)
    finally:
        run.restore()
    return _verdict(run, started)


def _harvest(run: Run) -> None:
    """Find out what exists; the same calls on all servers leave them alike."""
    for number, bench in enumerate(run.benches):
        run.tell(Step("harvest", number, len(run.benches)))
        names, world = Names(f"h{run.tag}"), f"server {number}"
        run.exchanges += Harvest(bench.target, names, run.pools[number], world).calls()
    run.tell(Step("harvest", len(run.benches), len(run.benches)))


LAYERS: tuple[Callable[[Run], None], ...] = (
    examples.play,
    _harvest,
    security.play,
    schema.play,
)
"""What makes calls, in order; each one may use what those before it found."""


def _verdict(run: Run, started: float) -> Verdict:
    """Let all checks read the history, and sum up; the run *started* on the monotonic clock."""
    target = run.bench.target
    history = History(target.contract, tuple(run.exchanges))
    claims = checks.every()
    for done, (name, check) in enumerate(claims.items()):
        run.tell(Step("checks", done, len(claims), name))
        run.evidence.findings += check(history)
    run.tell(Step("checks", len(claims), len(claims)))
    return Verdict(
        target=target.url,
        seed=run.plan.seed,
        profile=run.plan.profile.name,
        findings=distinct(without_echoes(run.evidence.findings)),
        not_tested=tuple(run.evidence.not_tested),
        examples=tuple(run.evidence.examples),
        calls=Counter(exchange.layer for exchange in run.exchanges),
        checks=tuple(claims),
        seconds=time.monotonic() - started,
    )

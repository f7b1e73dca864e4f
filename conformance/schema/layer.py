"""Schemathesis as a layer of a run."""

from conformance.finding import Finding, Severity
from conformance.run import Run
from conformance.schema.driver import Beside, Gathered, gather, untested
from conformance.schema.job import PHASES, Job
from conformance.values.harvest import Harvest

_LONGEST = ("coverage",)


def begin(run: Run) -> Beside | None:
    """Let a second server, if there is one, begin with the longest phase while we call the first.

    It is harvested here: what it has, no other layer looks at.
    """
    if len(run.benches) == 1:
        return None
    second = run.benches[1].target
    looking = Harvest(second, run.names("h"), run.pools[1], "server 1")
    run.exchanges += looking.calls()
    return Beside([job(run, 1, _LONGEST)])


def play(run: Run) -> None:
    """Let Schemathesis call everything; what a second server was called with counts as well."""
    phases = [phase for phase in PHASES if run.beside is None or phase not in _LONGEST]
    if run.watch is not None:  # examples go out as they stand, and may name what is foreign
        phases.remove("examples")
    gathered = gather([job(run, 0, tuple(phases))], run.tell)
    other = run.beside.result() if run.beside is not None else None
    if isinstance(other, Gathered):
        gathered.join(other)
    run.exchanges += gathered.exchanges
    run.bench.target.door.took_over(gathered.calls)
    run.add(gathered)
    if gathered.complete:
        run.evidence.findings += _untested(run, gathered)
    if not gathered.exchanges:
        message = "the schema layer made no call"
        run.evidence.findings.append(Finding("schema_engine", Severity.ERROR, "", message))


def _untested(run: Run, gathered: Gathered) -> list[Finding]:
    gathered.exchanges[:0] = [each for each in run.exchanges if each.layer == "harvest"]
    return list(untested(run.bench.target.contract, gathered))


def job(run: Run, number: int, phases: tuple[str, ...]) -> Job:
    """Return what the child process *number* is to do in *phases*."""
    target = run.benches[number].target
    return Job(
        url=target.url,
        credentials=target.credentials,
        document=target.contract.document,
        seed=run.plan.seed,
        phases=phases,
        examples=run.plan.profile.examples,
        alike=run.plan.profile.alike,
        max_time=run.seconds_left,
        lasting=run.pools[number].lasting(),
        expendable=run.pools[number].expendable(),
        tag=run.names(str(number)).tag,
        world=f"server {number}",
        terms=run.benches[number].terms.rest(target.door),
    )

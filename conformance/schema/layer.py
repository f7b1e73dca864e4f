"""Schemathesis as a layer of a run."""

from conformance.finding import Finding, Severity
from conformance.run import Run
from conformance.schema.driver import Gathered, gather, untested
from conformance.schema.job import PHASES, Job


def play(run: Run) -> None:
    """Let Schemathesis call everything; two servers share the phases."""
    jobs = [job(run, number, phases) for number, phases in enumerate(_slices(run))]
    gathered = gather(jobs, run.tell)
    run.exchanges += gathered.exchanges
    run.bench.target.door.took_over(gathered.calls)
    run.add(gathered)
    if gathered.complete:
        run.evidence.findings += _untested(run, gathered)
    if not gathered.exchanges:
        message = "the schema layer made no call"
        run.evidence.findings.append(Finding("schema_engine", Severity.ERROR, "", message))


def _slices(run: Run) -> list[tuple[str, ...]]:
    """Return the phases of each job; examples go out as they stand and may name what is foreign."""
    if run.watch is not None:
        return [tuple(phase for phase in PHASES if phase != "examples")]
    return (
        [PHASES] if len(run.benches) == 1 else [("coverage",), ("examples", "fuzzing", "stateful")]
    )


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

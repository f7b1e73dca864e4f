"""Schemathesis as a layer of a run."""

from conformance.finding import Finding, Severity
from conformance.run import TAG_LETTERS, Run
from conformance.schema.driver import Gathered, gather, untested
from conformance.schema.job import PHASES, Job


def play(run: Run) -> None:
    """Let Schemathesis call everything; two servers share the phases."""
    slices = (
        [PHASES] if len(run.benches) == 1 else [("coverage",), ("examples", "fuzzing", "stateful")]
    )
    jobs = [_job(run, number, phases) for number, phases in enumerate(slices)]
    gathered = gather(jobs, run.tell)
    run.exchanges += gathered.exchanges
    run.add(gathered)
    if gathered.complete:
        run.evidence.findings += _untested(run, gathered)
    if not gathered.exchanges:
        message = "the schema layer made no call"
        run.evidence.findings.append(Finding("schema_engine", Severity.ERROR, "", message))


def _untested(run: Run, gathered: Gathered) -> list[Finding]:
    gathered.exchanges[:0] = [each for each in run.exchanges if each.layer == "harvest"]
    return list(untested(run.bench.target.contract, gathered))


def _job(run: Run, number: int, phases: tuple[str, ...]) -> Job:
    target = run.benches[number].target
    return Job(
        url=target.url,
        credentials=target.credentials,
        document=target.contract.document,
        seed=run.plan.seed,
        phases=phases,
        examples=run.plan.profile.examples,
        alike=run.plan.profile.alike,
        max_time=run.plan.max_time,
        lasting=run.pools[number].lasting(),
        expendable=run.pools[number].expendable(),
        tag=f"{number}{run.tag}"[:TAG_LETTERS],
        world=f"server {number}",
    )

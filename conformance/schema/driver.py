"""Starts the child processes of the schema layer and gathers what they report."""

import os
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import conformance
from conformance.contract import Contract
from conformance.finding import Finding, Severity
from conformance.history import Exchange
from conformance.schema.job import Ended, Job, Line, Made, news_of, written
from conformance.target import is_loopback
from conformance.verdict import Evidence, NotTested, Step, Tell, unheard

_GRACE_S = 20.0
_ECHOES = {
    "schemathesis_content_type_conformance": "response_matches_contract",
    "schemathesis_ignored_auth": "credentials_are_required",
    "schemathesis_not_a_server_error": "requests_are_answered",
    "schemathesis_response_schema_conformance": "response_matches_contract",
    "schemathesis_status_code_conformance": "response_matches_contract",
}
"""Checks of Schemathesis, and the check of ours that reads all layers for the same thing."""


@dataclass(slots=True)
class Gathered(Evidence):
    """What the children made of their jobs.

    Attributes:
        exchanges: Every call, slice after slice.
        meant_well: How many good calls each operation got.
        complete: Whether no slice ran out of time.
        calls: How many calls went through the doors of the children.
    """

    exchanges: list[Exchange] = field(default_factory=list)
    meant_well: Counter[str] = field(default_factory=Counter)
    complete: bool = True
    calls: int = 0

    def join(self, other: "Gathered") -> None:
        """Add what *other* has."""
        self.add(other)
        self.exchanges += other.exchanges
        self.meant_well += other.meant_well
        self.complete &= other.complete
        self.calls += other.calls


class Beside:
    """Jobs that are done while something else goes on; nobody waits for them who gives up."""

    def __init__(self, jobs: Sequence[Job]) -> None:
        """Begin."""
        self._gathered = Gathered()
        self._thread = threading.Thread(target=self._do, args=(jobs,), daemon=True)
        self._thread.start()

    def result(self) -> Gathered:
        """Wait for the end and return what came of the jobs."""
        self._thread.join()
        return self._gathered

    def _do(self, jobs: Sequence[Job]) -> None:
        self._gathered = gather(jobs, unheard)


def gather(jobs: Sequence[Job], tell: Tell) -> Gathered:
    """Do all *jobs* at once, each in a process of its own, and return what came of them.

    The order of the result does not depend on which process was faster.
    """
    counted, lock = Counter[str](), threading.Lock()

    def hear(news: Line) -> None:
        if isinstance(news, Step):
            tell(news)
        elif isinstance(news, Made):
            with lock:
                counted[news.operation] += 1
                tell(Step("schema", counted.total(), None, news.operation))

    gathered = Gathered()
    with ThreadPoolExecutor(len(jobs)) as pool:
        for news in pool.map(lambda job: _done(job, hear), jobs):
            _sort(news, gathered)
    return gathered


def without_echoes(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield *findings* but for those of Schemathesis that a check of ours says better."""
    findings = tuple(findings)
    ours = {(each.check, each.operation) for each in findings}
    for finding in findings:
        if (_ECHOES.get(finding.check), finding.operation) not in ours:
            yield finding


def untested(contract: Contract, gathered: Gathered) -> Iterator[Finding]:
    """Yield an error for every operation that the schema layer could not really test."""
    reached = {
        operation.id
        for exchange in gathered.exchanges
        if exchange.succeeded
        and (operation := contract.operation_of(exchange.method, exchange.url)) is not None
    }
    for id_ in contract.operations:
        if not gathered.meant_well[id_]:
            yield _missed(id_, "was never called with valid data")
        elif id_ not in reached:
            yield _missed(id_, "never succeeded, whatever it was called with")


def _missed(operation: str, message: str) -> Finding:
    return Finding("every_operation_is_tested", Severity.ERROR, operation, message)


def _sort(news: Sequence[Line], gathered: Gathered) -> None:
    for each in news:
        match each:
            case Made():
                gathered.exchanges.append(each.exchange)
                gathered.meant_well[each.operation] += each.mode == "positive"
            case Finding():
                gathered.findings.append(each)
            case Step():
                pass
            case Ended():
                gathered.calls += each.calls
                if not each.complete:
                    gathered.complete = False
                    gathered.not_tested.append(NotTested("a part of the schema layer", each.why))


def _done(job: Job, hear: Callable[[Line], None]) -> list[Line]:
    """Do *job* in a child and return its news; a child that dies is a finding."""
    news: list[Line] = []
    with tempfile.TemporaryDirectory(prefix="counterfoil-") as scratch:
        errors = Path(scratch, "stderr")
        with errors.open("wb") as stderr:
            child = _started(job, scratch, stderr.fileno())
            stop = threading.Timer((job.max_time or 24 * 3600) + _GRACE_S, child.kill)
            stop.start()
            for line in _output(child, job):
                news.append(news_of(line))
                hear(news[-1])
            code = child.wait()
            stop.cancel()
        if not any(isinstance(each, Ended) for each in news):
            news.append(_died(code, errors.read_text(errors="replace")))
    return news


def _started(job: Job, scratch: str, stderr: int) -> subprocess.Popen[bytes]:
    """Start the child in a directory of its own: nothing there configures or remembers anything."""
    root = str(Path(conformance.__file__).parent.parent)
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    environment = {
        **os.environ,
        "PYTHONPATH": path,
        "PYTHONHASHSEED": "0",  # the order of sets is drawn from otherwise
        "HYPOTHESIS_STORAGE_DIRECTORY": scratch,
        **({"NO_PROXY": "*", "no_proxy": "*"} if is_loopback(job.url) else {}),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "conformance.schema.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=stderr,
        cwd=scratch,
        env=environment,
    )


def _output(child: subprocess.Popen[bytes], job: Job) -> Iterator[bytes]:
    assert child.stdin is not None
    assert child.stdout is not None
    with child.stdin as stdin:
        stdin.write(written(job))
    with child.stdout as stdout:
        yield from stdout


def _died(code: int, errors: str) -> Finding:
    last = errors.strip().rpartition("\n")[2] or "no word"
    message = f"the schema layer ended before its time, with status {code}: {last}"
    return Finding("schema_engine", Severity.ERROR, "", message)

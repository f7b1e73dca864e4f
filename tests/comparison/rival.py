"""Plain Schemathesis as a user runs it who knows nothing but the address and the keys."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from conformance.contract import read
from conformance.credentials import ORIGIN
from conformance.selftest.project import sabotaged

_LONGEST_S = 3600


@dataclass(frozen=True, slots=True)
class Run:
    """What Schemathesis said about one project.

    Attributes:
        bug: The sabotage that the project has; empty if it is honest.
        failures: What failed where: pairs of a kind of failure and an operation.
        cases: How many test cases it made.
        seconds: How long it took.
    """

    bug: str
    failures: frozenset[tuple[str, str]]
    cases: int
    seconds: float

    def __add__(self, other):
        """Return both as one."""
        failures = self.failures | other.failures
        return Run(self.bug, failures, self.cases + other.cases, self.seconds + other.seconds)

    @property
    def document(self):
        """Itself as JSON."""
        failures = sorted(map(list, self.failures))
        return {
            "bug": self.bug,
            "failures": failures,
            "cases": self.cases,
            "seconds": self.seconds,
        }


def run_of(document):
    """Return the run that was written as *document*."""
    failures = frozenset(map(tuple, document["failures"]))
    return Run(document["bug"], failures, document["cases"], document["seconds"])


def run(url, bug, seed, examples, *more):
    """Let Schemathesis test a fresh project of the mock at *url* that has *bug*.

    The seed of the project is always the same, so that what differs comes from the bug.

    Args:
        url: Of the mock.
        bug: The id of a sabotage, empty for an honest project.
        seed: For Schemathesis.
        examples: How many cases it draws for each operation, at most.
        more: Options for Schemathesis.

    Raises:
        RuntimeError: it could not run.
    """
    with sabotaged(url, bug, read(), seed="comparison") as bench, TemporaryDirectory() as scratch:
        report = Path(scratch, "report.json")
        keys = {**bench.target.credentials.by_header(), "Origin": ORIGIN}
        command = [
            *(sys.executable, "-m", "schemathesis.cli", "run", f"{url}/openapi.json"),
            *("--checks", "all", "--seed", str(seed), "--max-examples", str(examples)),
            *("--report", "json", "--report-json-path", str(report)),
            *(word for name, key in keys.items() for word in ("-H", f"{name}: {key}")),
            *more,
        ]
        environment = {**os.environ, "NO_PROXY": "*"}
        done = subprocess.run(
            command,
            cwd=scratch,
            env=environment,
            capture_output=True,
            timeout=_LONGEST_S,
            text=True,
        )
        if not report.exists():
            raise RuntimeError(f"Schemathesis did not run ({bug}): {done.stderr or done.stdout}")
        return _read(bug, json.loads(report.read_text()))


def _read(bug, told):
    """Return what the report *told*; an error of the engine counts like a failure."""
    failures = {
        (each["type"], operation) for each in told["failures"] for operation in each["operations"]
    }
    failures |= {("error", str(each.get("label", each.get("title")))) for each in told["errors"]}
    return Run(bug, frozenset(failures), told["test_cases"]["generated"], told["running_time"])

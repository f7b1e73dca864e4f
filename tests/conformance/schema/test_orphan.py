"""A child of the schema layer makes no call any more once the run is dead."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from conformance.schema import layer
from conformance.schema.job import written
from conformance.scope import narrowed
from tests.conformance.staging.sandbox import a_run, sandbox, stock

pytestmark = pytest.mark.slow

_ROOT = str(Path(__file__).parents[3])
_PATIENCE_S = 60
_OPERATIONS = ("create_customer", "delete_customer")
_PARENT = """
import subprocess, sys
child = subprocess.Popen([sys.executable, "-m", "conformance.schema.worker"],
                         stdin=open(sys.argv[1], "rb"), stdout=subprocess.DEVNULL)
print(child.pid, flush=True)
child.wait()
"""


def test_a_child_ends_with_its_parent(tmp_path):
    with sandbox() as url, a_run(url, tmp_path) as run:
        job = layer.job(run, 0, ("fuzzing",))
        making = narrowed(job.document, lambda operation: operation.id in _OPERATIONS)
        endless = replace(job, document=making.document, examples=1000)
        (tmp_path / "job").write_bytes(written(endless))
        before = stock(url)
        parent = subprocess.Popen(
            [sys.executable, "-c", _PARENT, str(tmp_path / "job")],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": _ROOT, "NO_PROXY": "*"},
            cwd=tmp_path,
        )
        child = int(parent.stdout.readline())
        _wait(lambda: stock(url) != before)
        parent.send_signal(signal.SIGKILL)
        parent.communicate()

        _wait(lambda: not _lives(child))
        run.watch.refresh()
        run.finish()

        assert stock(url) == before


def _lives(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    # A child without a parent that reaps it stays as a zombie in some containers.
    state = Path(f"/proc/{process}/stat")
    return not state.exists() or state.read_text().rpartition(") ")[2][0] != "Z"


def _wait(for_what):
    deadline = time.monotonic() + _PATIENCE_S
    while not for_what():
        assert time.monotonic() < deadline
        time.sleep(0.05)

"""Runs the mock for the time of a judgement, as a stranger would: by its command."""

import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from conformance.target import CouldNotRun

_URL = re.compile(r"https?://\S+")
_COMMAND = "from spec.command import main; main()"  # the script need not be on the PATH
_START_S = 30.0
_STOP_S = 5.0
_POLL_S = 0.02


@contextmanager
def running(seed: int) -> Iterator[str]:
    """Start `counterfoil serve` on a free port, give its URL, and stop it in the end.

    Raises:
        CouldNotRun: it did not start.
    """
    with tempfile.TemporaryDirectory(prefix="counterfoil-") as scratch:
        said, complained = Path(scratch, "stdout"), Path(scratch, "stderr")
        with said.open("wb") as stdout, complained.open("wb") as stderr:
            command = [sys.executable, "-c", _COMMAND, "serve", "--port", "0", "--seed", str(seed)]
            server = subprocess.Popen(command, stdout=stdout, stderr=stderr)
        try:
            yield _url(server, said, complained)
        finally:
            _stop(server)


def _url(server: subprocess.Popen[bytes], said: Path, complained: Path) -> str:
    """Wait for the first line of *said* and return the URL in it."""
    deadline = time.monotonic() + _START_S
    while time.monotonic() < deadline:
        first, end, _ = said.read_text(errors="replace").partition("\n")
        found = _URL.search(first)
        if end and found:
            return found[0].rstrip(".,")
        if server.poll() is not None:
            last = complained.read_text(errors="replace").strip().rpartition("\n")[2]
            raise CouldNotRun(f"The mock did not start: {last or 'it said nothing'}")
        time.sleep(_POLL_S)
    raise CouldNotRun(f"The mock did not say its URL within {_START_S:.0f} seconds.")


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(_STOP_S)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()

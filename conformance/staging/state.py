"""Where runs are remembered on this machine, and by what name."""

import hashlib
import os
import secrets
import time
from pathlib import Path
from urllib.parse import urlsplit

import platformdirs

from conformance.credentials import Credentials

_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"
_TAG_LETTERS = 6
_PRIVATE = 0o700


class StateDirectory:
    """A folder with one journal a run, and the calls that were spent on each target.

    Attributes:
        path: The folder.
    """

    def __init__(self, path: str | Path | None = None) -> None:
        """Use *path*, or the place that this platform has for such things."""
        default = os.environ.get("COUNTERFOIL_STATE_DIR") or platformdirs.user_state_dir(
            "counterfoil", appauthor=False
        )
        self.path = Path(path or default)

    def runs(self) -> list[Path]:
        """Return the journals, oldest first."""
        return sorted((self.path / "runs").glob("*.jsonl"))

    def journal(self, run: str) -> Path:
        """Return where the journal of *run* is, and make its folder."""
        return self._folder("runs") / f"{run}.jsonl"

    def spent(self, url: str, credentials: Credentials) -> Path:
        """Return the file with the calls to the project of *credentials* at *url*."""
        return self._folder("spent") / f"{project(url, credentials)}.calls"

    def _folder(self, name: str) -> Path:
        folder = self.path / name
        folder.mkdir(_PRIVATE, parents=True, exist_ok=True)
        return folder


def project(url: str, credentials: Credentials) -> str:
    """Return a name for a project that tells nothing about its keys."""
    where = urlsplit(url)
    key = credentials.app_id or credentials.client_id or credentials.oauth_token
    return hashlib.sha256(f"{where.netloc}\n{key}".encode()).hexdigest()[:16]


def new_tag() -> str:
    """Return what all names of a run will have in common; there are two thousand million."""
    return "".join(secrets.choice(_LETTERS) for _ in range(_TAG_LETTERS))


def run_name(tag: str) -> str:
    """Return the name of the run with *tag* that starts now: its day, its minute and its tag."""
    return f"{time.strftime('%Y%m%d-%H%M')}-{tag}"

"""Where files of a contract come from: a folder, a URL, or a revision in git."""

import os
import subprocess
from pathlib import Path
from typing import Protocol
from urllib.parse import urljoin, urlsplit

import httpx

from conformance.gate.loading.errors import CouldNotLoad, NoSuchContract

_TIMEOUT_S = 20.0


class Shelf(Protocol):
    """Gives files by name."""

    def beside(self, name: str, reference: str) -> str:
        """Return the name of the file that *reference* means, written in the file *name*.

        Raises:
            CouldNotLoad: it lies where nobody may look.
        """

    def read(self, name: str) -> bytes:
        """Return the file.

        Raises:
            NoSuchContract: there is none.
            CouldNotLoad: it cannot be read.
        """


class Folder:
    """Files of this machine."""

    def beside(self, name: str, reference: str) -> str:
        """Return the path of *reference*, relative to the file *name*."""
        return os.path.normpath(Path(name).parent / reference) if reference else name

    def read(self, name: str) -> bytes:
        """Return the file."""
        try:
            return Path(name).read_bytes()
        except FileNotFoundError as error:
            raise NoSuchContract(f"There is no file {name}.") from error
        except IsADirectoryError as error:
            words = f"{name} is a folder: give the file that the contract begins with."
            raise CouldNotLoad(words) from error
        except OSError as error:
            raise CouldNotLoad(f"{name} cannot be read: {error.strerror}.") from error


class Web:
    """Files at URLs."""

    def beside(self, name: str, reference: str) -> str:
        """Return the URL of *reference*, relative to the URL *name*."""
        return urljoin(name, reference) if reference else name

    def read(self, name: str) -> bytes:
        """Return what is at the URL."""
        try:
            answer = httpx.get(name, timeout=_TIMEOUT_S, follow_redirects=True)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            words = str(error).rstrip(".")
            raise CouldNotLoad(f"{name} cannot be read: {words}.") from error
        if answer.status_code == httpx.codes.NOT_FOUND:
            raise NoSuchContract(f"There is nothing at {name}.")
        if not answer.is_success:
            raise CouldNotLoad(f"{name} answers {answer.status_code}.")
        return answer.content


class Revision:
    """Files as they were in a revision, by their path from the top of the repository."""

    def __init__(self, revision: str) -> None:
        """Look at *revision*, anything that git knows as a commit."""
        self._revision = revision

    def beside(self, name: str, reference: str) -> str:
        """Return the path of *reference*, relative to the file *name*."""
        if not reference:
            return name
        steps: list[str] = []
        for step in (*name.split("/")[:-1], *reference.split("/")):
            if step == ".." and steps:
                steps.pop()
            elif step not in ("", "."):
                steps.append(step)
        return "/".join(steps)

    def read(self, name: str) -> bytes:
        """Return the file as it was."""
        known = _git("rev-parse", "--verify", "--quiet", f"{self._revision}^{{commit}}")
        if known.returncode:
            raise CouldNotLoad(f"git knows no revision {self._revision}.")
        shown = _git("show", f"{self._revision}:{name}")
        if shown.returncode:
            raise NoSuchContract(f"There is no file {name} in {self._revision}.")
        return shown.stdout


def is_url(name: str) -> bool:
    """Whether *name* is a web address."""
    return urlsplit(name).scheme in ("http", "https")


def _git(*words: str) -> "subprocess.CompletedProcess[bytes]":
    try:
        return subprocess.run(["git", *words], capture_output=True, check=False)
    except OSError as error:
        raise CouldNotLoad(f"git cannot be run: {error.strerror}.") from error

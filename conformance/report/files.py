"""The files that a verdict is written to, as options of a command."""

import getpass
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import TypeVar

import click
from rich.console import Console

from conformance import baseline as baselines
from conformance.report import har, html, json, junit, sarif, text
from conformance.target import CouldNotRun
from conformance.verdict import Verdict

F = TypeVar("F", bound=Callable[..., object])

_WRITERS: Mapping[str, Callable[[Verdict], str]] = {
    "junit": junit.written,
    "html": html.written,
    "sarif": sarif.written,
    "json": json.written,
    "har": har.written,
}
_FILE = click.Path(dir_okay=False, writable=True)
_OUTPUT = "-"


@dataclass(frozen=True, slots=True)
class Files:
    """The files that the user named, None for those not named.

    Attributes:
        junit: For CI servers.
        html: For people.
        sarif: For code scanners.
        json: For programs; `-` is standard output.
        har: For browsers and `counterfoil replay`: every call.
        baseline: Findings to accept.
        write_baseline: Where to accept the present ones.
    """

    junit: str | None = None
    html: str | None = None
    sarif: str | None = None
    json: str | None = None
    har: str | None = None
    baseline: str | None = None
    write_baseline: str | None = None

    def check(self, today: date) -> None:
        """Make sure that what the run comes to can be written, and gone by the baseline.

        Raises:
            CouldNotRun: a folder is missing, or the baseline is malformed or has expired.
        """
        for field in fields(self):
            name = getattr(self, field.name)
            if name and field.name != "baseline" and not Path(name).absolute().parent.is_dir():
                raise CouldNotRun(f"{name} cannot be written: its folder does not exist.")
        self._entries(today)

    def write(self, verdict: Verdict, today: date) -> Verdict:
        """Print *verdict* and write it to every file; return it without what is accepted.

        The text gives way to JSON on standard output, and comes first: a file may fail.
        """
        verdict = baselines.accepting(verdict, self._entries(today))
        text.write(verdict, Console(stderr=self.json == _OUTPUT, soft_wrap=True))
        return self.save(verdict, today)

    def save(self, verdict: Verdict, today: date) -> Verdict:
        """Write *verdict* to every file; return it without what is accepted."""
        verdict = baselines.accepting(verdict, self._entries(today))
        for name, writer in _WRITERS.items():
            self._put(getattr(self, name), writer, verdict)
        if self.write_baseline:
            told = baselines.written(verdict, _user(), today)
            Path(self.write_baseline).write_text(told, encoding="utf-8")
        return verdict

    def _put(self, name: str | None, writer: Callable[[Verdict], str], verdict: Verdict) -> None:
        if name == _OUTPUT:
            click.echo(writer(verdict), nl=False)
        elif name:
            # Servers send halves of surrogate pairs, which no file can hold.
            Path(name).write_text(writer(verdict), encoding="utf-8", errors="replace")

    def _entries(self, today: date) -> tuple[baselines.Entry, ...]:
        return baselines.read(Path(self.baseline), today) if self.baseline else ()


def chosen(given: dict[str, str | bool | None]) -> Files:
    """Return the files among the parameters *given* to a command, and take them out of there."""
    names = {field.name: given.pop(field.name) for field in fields(Files)}
    texts = {name: value for name, value in names.items() if isinstance(value, str)}
    return Files(**texts)


def _user() -> str:
    """Return who runs this, as far as the machine knows."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # a container may have no name for its user
        return "unknown"


def options(command: F) -> F:
    """Give *command* the options that `Files` is made of, as keyword arguments."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OPTIONS = (
    click.option("--html", type=_FILE, help="Write a report to read and to pass on."),
    click.option("--junit", type=_FILE, help="Write JUnit XML to a file."),
    click.option("--sarif", type=_FILE, help="Write SARIF 2.1.0 to a file."),
    click.option(
        "--json",
        type=click.Path(dir_okay=False, allow_dash=True),
        is_flag=False,
        flag_value=_OUTPUT,
        help="Write JSON to a file; without a name, or with -, to the output.",
    ),
    click.option("--har", type=_FILE, help="Write all calls to a HAR file, without the keys."),
    click.option(
        "--baseline",
        type=click.Path(dir_okay=False),
        help="Accept the findings that a file names, each with owner and day of expiry.",
    ),
    click.option("--write-baseline", type=_FILE, help="Accept the present findings in a file."),
)

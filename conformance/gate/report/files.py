"""The files that the gate writes, as options of its command."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import click

from conformance.gate.outcome import Outcome
from conformance.gate.report import changelog, github, gitlab, json, junit, markdown, sarif

F = TypeVar("F", bound=Callable[..., object])
STANDARD_OUTPUT = "-"
_WRITERS: Mapping[str, tuple[Callable[[Outcome], str], str]] = {
    "json": (json.written, "JSON, described by gate.schema.json."),
    "junit": (junit.written, "JUnit XML."),
    "sarif": (sarif.written, "SARIF 2.1.0, with file and line."),
    "markdown": (markdown.written, "Markdown for a pull request."),
    "github": (github.written, "Annotations of GitHub Actions."),
    "gitlab": (gitlab.written, "Code quality of GitLab."),
    "changelog": (changelog.written, "A changelog for those who use the API."),
}
NAMES = tuple(_WRITERS)
"""The formats, which are names of options too."""


def options(command: F) -> F:
    """Give *command* an option for every format; without a name it is the standard output."""
    for name, (_, words) in reversed(tuple(_WRITERS.items())):
        command = click.option(
            f"--{name}",
            type=click.Path(dir_okay=False, allow_dash=True),
            is_flag=False,
            flag_value=STANDARD_OUTPUT,
            help=f"Write {words}",
        )(command)
    return command


def write(outcome: Outcome, wanted: Mapping[str, str | None]) -> None:
    """Write *outcome* to every file that is named in *wanted*.

    Raises:
        OSError: one cannot be written.
    """
    for name, (writer, _) in _WRITERS.items():
        target = wanted.get(name)
        if target == STANDARD_OUTPUT:
            click.echo(writer(outcome), nl=False)
        elif target:
            Path(target).write_text(writer(outcome), encoding="utf-8", errors="replace")

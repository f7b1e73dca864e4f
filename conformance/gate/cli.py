"""`counterfoil gate`: say what a change of a contract breaks."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console

from conformance.gate import config as configs
from conformance.gate.judging import Order, judge
from conformance.gate.loading import CouldNotLoad
from conformance.gate.outcome import LEVELS
from conformance.gate.report import catalogue, files, text

_FAILED, _COULD_NOT_RUN = 1, 2

_EPILOG = """\b
Examples:
  counterfoil gate released.json openapi.yaml
  counterfoil gate git:main:api/openapi.yaml api/openapi.yaml --github
  counterfoil gate https://api.example.com/openapi.json openapi.yaml --traffic monday.har

\b
Exit status: 0 nothing at or above --fail-on, 1 something, 2 could not run."""


@click.command(epilog=_EPILOG)
@click.argument("base", required=False)
@click.argument("head", required=False)
@click.option(
    "--fail-on",
    type=click.Choice(LEVELS),
    multiple=True,
    default=("error",),
    show_default=True,
    help="What fails the run; may be given more than once.",
)
@click.option("--semver", is_flag=True, help="Judge info.version too.")
@click.option("--config", type=click.Path(dir_okay=False), help=f"Instead of {configs.NAME}.")
@click.option(
    "--traffic",
    multiple=True,
    type=click.Path(dir_okay=False),
    help="A HAR file: name the recorded requests that break.",
)
@click.option("--allow-remote-refs", is_flag=True, help="Follow references to URLs.")
@click.option("--rules", is_flag=True, help="List every rule, with --markdown as a table.")
@files.options
def gate(  # noqa: PLR0913  (click gives every option a parameter of its own)
    base: str | None,
    head: str | None,
    fail_on: tuple[str, ...],
    semver: bool,
    config: str | None,
    traffic: tuple[str, ...],
    allow_remote_refs: bool,
    rules: bool,
    **wanted: str | None,
) -> None:
    """Say what becomes of those who use an API when its contract goes from BASE to HEAD.

    Each is a path, a URL, or git:REVISION:PATH. If BASE is in git, HEAD may be left out and is the
    same file as it is now. A BASE that does not exist yet makes a new contract: nobody breaks.
    """
    if rules:
        click.echo(catalogue.markdown() if wanted["markdown"] else catalogue.listed())
        return
    today = datetime.now(UTC).date()  # noqa: TID251  (the edge)
    try:
        agreed = _config(config)
        names = _named(base, head)
        order = Order(*names, agreed, today, allow_remote_refs, semver, traffic)
        outcome = judge(order)
        files.write(outcome, wanted)
    except (CouldNotLoad, configs.BadConfig, OSError) as error:
        click.echo(f"counterfoil gate: {error}", err=True)
        raise SystemExit(_COULD_NOT_RUN) from error
    taken = files.STANDARD_OUTPUT in wanted.values()
    text.write(outcome, Console(stderr=taken, soft_wrap=True))
    sys.exit(_FAILED if outcome.fails(fail_on) else 0)


def _named(base: str | None, head: str | None) -> tuple[str, str]:
    """Return both contracts' names; the later one is the file of the earlier if it is not given."""
    if base is None:
        raise click.UsageError("Give the earlier contract and the later one.")
    if head is not None:
        return base, head
    if base.startswith("git:") and base.count(":") > 1:
        return base, base.split(":", 2)[2]
    raise click.UsageError("Give the later contract too.")


def _config(name: str | None) -> configs.Config:
    if name is not None:
        return configs.read(Path(name))
    path = Path(configs.NAME)
    return configs.read(path) if path.exists() else configs.Config()

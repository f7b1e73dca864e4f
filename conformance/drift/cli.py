"""`counterfoil drift`: compare a server with the mock, or with another server."""

import signal
import sys
from contextlib import ExitStack
from pathlib import Path
from types import FrameType

import click
from rich.console import Console

from conformance.drift import report
from conformance.drift.drift import Comparison
from conformance.drift.flow import compare
from conformance.drift.opening import opened
from conformance.plan import PROFILES, Plan
from conformance.reach.options import options
from conformance.report import clean_up, progress
from conformance.target import CouldNotRun

_DRIFT, _COULD_NOT_RUN = 1, 2
_OUTPUT = "-"

_EPILOG = """\b
Examples:
  counterfoil drift http://localhost:8080
  counterfoil drift https://staging.example.com --profile smoke --budget 100/h
  counterfoil drift https://staging.example.com --against https://next.example.com

\b
Exit status: 0 no drift, 1 drift, 2 could not run, or not to the end."""


@click.command(epilog=_EPILOG)
@click.argument("url")
@click.option("--against", metavar="URL2", help="Compare with that server; else with the mock.")
@click.option("--against-control", metavar="URL", help="Root of its control API, if not URL2.")
@click.option("--seed", default=1, show_default=True, help="Draws the same sequences again.")
@click.option(
    "--profile",
    type=click.Choice(sorted(PROFILES)),
    default="standard",
    show_default=True,
    help="How thorough to be; smoke makes at most 100 calls.",
)
@click.option(
    "--max-time",
    type=click.IntRange(min=1),
    help="Seconds until it ends, about: a fifth is for the checks.",
)
@click.option("--dry-run", is_flag=True, help="Only say how many calls would be made, by kind.")
@click.option(
    "--json",
    "json_",
    type=click.Path(dir_okay=False, allow_dash=True),
    is_flag=False,
    flag_value=_OUTPUT,
    help="Write JSON to a file; without a name, or with -, to the output.",
)
@options
def drift(
    seed: int,
    profile: str,
    max_time: int | None,
    json_: str | None,
    **given: str | bool | None,
) -> None:
    """Find out where the server at URL answers otherwise than the mock.

    Makes the same calls on both: a tour of the API, lives of shops that are drawn from the seed,
    and the worked examples where both servers can load their worlds. Ids, codes and times that the
    servers chose are matched with each other. Of each sequence the first difference is told, with
    the calls that show it and what the rules say. What is made on a server is deleted in the end.

    The keys of URL2 are those of URL, or COUNTERFOIL_AGAINST_APP_ID and so on.
    """
    plan, console = Plan(seed, PROFILES[profile], max_time), Console(stderr=True, soft_wrap=True)
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        _check(json_)
        with progress.shown(console) as tell, ExitStack() as stack:
            result = compare(opened(plan, given, stack, tell))
        if given["dry_run"]:
            _announce(result)
            return
        _write(result, json_)
    except (CouldNotRun, OSError, KeyboardInterrupt) as error:
        raise _giving_up(error) from error
    finally:
        signal.signal(signal.SIGTERM, before)
    for line in clean_up.told(result.clean_up) if result.clean_up else ():
        console.print(line, highlight=False)
    if result.interrupted:
        raise _giving_up(CouldNotRun(f"The run ended early: {result.interrupted}."))
    sys.exit(_DRIFT if result.drifts else 0)


def _check(name: str | None) -> None:
    if name and name != _OUTPUT and not Path(name).absolute().parent.is_dir():
        raise CouldNotRun(f"{name} cannot be written: its folder does not exist.")


def _announce(result: Comparison) -> None:
    """Say how many calls a rehearsal on the mock took."""
    for kind, calls in result.calls.items():
        click.echo(f"{calls:>7} {kind}")
    click.echo(f"{sum(result.calls.values()):>7} calls in all, and what it takes to clean up")
    for each in result.not_tested:
        click.echo(f"not tested: {each.what} ({each.why})")


def _write(result: Comparison, name: str | None) -> None:
    report.write(result, Console(stderr=name == _OUTPUT, soft_wrap=True))
    if name == _OUTPUT:
        click.echo(report.written(result), nl=False)
    elif name:
        Path(name).write_text(report.written(result), encoding="utf-8", errors="replace")


def _giving_up(error: BaseException) -> SystemExit:
    click.echo(f"counterfoil drift: {str(error) or 'interrupted'}", err=True)
    return SystemExit(_COULD_NOT_RUN)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    """End like the user's own interrupt does: what was made is deleted first."""
    raise KeyboardInterrupt

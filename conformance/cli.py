"""`counterfoil conform` and `counterfoil cleanup`: judge a server, or the mock, and tidy up."""

import signal
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

import click
from rich.console import Console

from conformance.judgement import judge
from conformance.plan import PROFILES, Plan
from conformance.reach import leaving
from conformance.reach.keys import credentials
from conformance.reach.opening import Opening
from conformance.reach.options import keys, options, order
from conformance.report import clean_up, files, progress, text
from conformance.repro import saving
from conformance.repro.shortening import shorter
from conformance.repro.slicing import mended
from conformance.staging.state import StateDirectory
from conformance.target import CouldNotRun
from conformance.verdict import Verdict

_FINDINGS, _COULD_NOT_RUN = 1, 2

_EPILOG = """\b
Examples:
  counterfoil conform
  counterfoil conform http://localhost:8080 --seed 7
  counterfoil conform https://staging.example.com --profile smoke --budget 100/h

\b
Exit status: 0 conformant, 1 findings, 2 could not run, or not to the end."""

_CLEANUP_EPILOG = """\b
Examples:
  counterfoil cleanup --list
  counterfoil cleanup 20260131-0930-k3f9x2 --budget 100/h

\b
Exit status: 0 nothing is left, 1 something is, 2 could not run."""


@click.command(epilog=_EPILOG)
@click.argument("url", required=False)
@click.option("--seed", default=1, show_default=True, help="Repeats a run on a fresh server.")
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
@click.option("--read-only", is_flag=True, help="Only list and read.")
@click.option("--dry-run", is_flag=True, help="Only say how many calls would be made, by layer.")
@click.option(
    "--contract",
    type=click.Path(exists=True, dir_okay=False),
    help="Judge by another OpenAPI document, as far as it has the same operations.",
)
@click.option(
    "--decisions",
    type=click.Choice(["info", "strict"]),
    default="info",
    show_default=True,
    help="What it is to differ from a decision that only we have made; our mock knows them all.",
)
@click.option("--lenient", is_flag=True, help="Accept what the real service is known to do.")
@click.option(
    "--save-repro",
    type=click.Path(file_okay=False),
    help="Write a pytest file for each finding into a folder.",
)
@options
@files.options
def conform(  # noqa: PLR0913  (click gives every option a parameter of its own)
    seed: int,
    profile: str,
    max_time: int | None,
    dry_run: bool,
    decisions: str,
    lenient: bool,
    **given: str | bool | None,
) -> None:
    """Judge the server at URL against the contract; without URL, start the mock and judge that.

    Calls every operation in good and bad ways, plays the worked examples where the server lets us
    load their worlds, and checks every answer against the contract and its invariants. What the
    run makes on a server carries its tag and is deleted in the end. URL is the root below which
    /v1 stands, such as https://host or https://host/some/path.
    """
    wanted = files.chosen(given)
    today = datetime.now(UTC).date()  # noqa: TID251  (the edge)
    plan = Plan(seed, PROFILES[profile], max_time, decisions == "strict", lenient)
    console = Console(stderr=True, soft_wrap=True)
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        wanted.check(today)
        folder = _made(given.get("save_repro"))
        console.print(f"seed {plan.seed}", highlight=False)
        verdict = judged(plan, given, console, dry_run=dry_run)
        if dry_run:
            _announce(verdict, plan, console)
            return
        verdict = wanted.write(verdict, today)
        if folder:
            console.print(saving.save(verdict, folder).told, highlight=False)
    except (CouldNotRun, OSError, KeyboardInterrupt) as error:
        raise _giving_up("conform", error) from error
    finally:
        signal.signal(signal.SIGTERM, before)
    for line in clean_up.told(verdict.clean_up) if verdict.clean_up else ():
        console.print(line, highlight=False)
    if verdict.interrupted:
        raise _giving_up("conform", CouldNotRun(f"The run ended early: {verdict.interrupted}."))
    sys.exit(0 if verdict.conformant else _FINDINGS)


@click.command(epilog=_CLEANUP_EPILOG)
@click.argument("run", required=False)
@click.option("--list", "list_", is_flag=True, help="Name the runs that have left something.")
@options
def cleanup(run: str | None, list_: bool, **given: str | bool | None) -> None:
    """Delete what RUN has left on its server, after it was killed, and prove that it is gone."""
    console = Console(stderr=True, soft_wrap=True)
    wanted = order(given)
    state = StateDirectory(wanted.state_dir or None)
    try:
        if run is None or list_:
            _name_all(state)
            return
        wanted.check()
        left = leaving.leftover(state, run)
        ours = credentials(left.start.url, keys(given))
        with progress.shown(console) as tell:
            result = leaving.finish(left, wanted, ours, tell)
    except (CouldNotRun, OSError, KeyboardInterrupt) as error:
        raise _giving_up("cleanup", error) from error
    for line in clean_up.told(result):
        click.echo(line)
    sys.exit(_FINDINGS if result.left or result.why else 0)


def judged(
    plan: Plan, given: Mapping[str, str | bool | None], console: Console, *, dry_run: bool = False
) -> Verdict:
    """Return the verdict on the server that the parameters *given* to `conform` name.

    Raises:
        CouldNotRun: there is nothing there that can be judged.
    """
    wanted = order(given)
    wanted.check()
    ours = credentials(wanted.url, keys(given))
    contract, cut = wanted.scope(ours)
    state = StateDirectory(wanted.state_dir or None)
    with progress.shown(console) as tell, ExitStack() as stack:
        opening = Opening(wanted, plan, contract, ours, state, stack, tell)
        benches = [opening.rehearsal()] if dry_run else opening.benches()
        verdict = mended(judge(benches, plan, tell, cut.without), benches[0].target.contract)
        return shorter(verdict, benches[0])


def _made(folder: str | bool | None) -> str:
    """Make the *folder* that was named, if one was: a run should not end where nobody may write.

    Raises:
        OSError: it cannot be made.
    """
    if folder:
        Path(str(folder)).mkdir(parents=True, exist_ok=True)
    return str(folder or "")


def _announce(verdict: Verdict, plan: Plan, console: Console) -> None:
    """Say how many calls each layer made in a rehearsal on the mock."""
    console.print(f"profile {plan.profile.name}, as rehearsed on the mock:", highlight=False)
    for layer, calls in verdict.calls.items():
        click.echo(f"{calls:>7} {layer}")
    click.echo(f"{sum(verdict.calls.values()):>7} calls in all")
    for line in text.untested(verdict):
        click.echo(line)


def _name_all(state: StateDirectory) -> None:
    for left in leaving.leftovers(state):
        click.echo(f"{left.start.run}  {left.start.url}  {left.what}")


def _giving_up(command: str, error: BaseException) -> SystemExit:
    click.echo(f"counterfoil {command}: {str(error) or 'interrupted'}", err=True)
    return SystemExit(_COULD_NOT_RUN)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    """End like the user's own interrupt does: what was made is deleted first."""
    raise KeyboardInterrupt

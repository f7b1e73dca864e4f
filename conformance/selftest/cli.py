"""`counterfoil selftest`: how well does the judge find bugs, and does it raise false alarms?"""

import signal
import sys
from pathlib import Path
from types import FrameType

import click
from rich.console import Console

from conformance.report import progress
from conformance.selftest import document, text
from conformance.selftest.choice import Choice
from conformance.selftest.crew import Crew
from conformance.selftest.result import Result
from conformance.selftest.session import Order, Session
from conformance.target import CouldNotRun

_MISSED, _COULD_NOT_RUN = 1, 2
_HONEST, _HONEST_IN_ALL = 1, 5

_EPILOG = """\b
Examples:
  counterfoil selftest
  counterfoil selftest --all --json matrix.json
  counterfoil selftest --class concurrency --repeat 100

\b
Exit status: 0 all targets are met, 1 one is missed, 2 could not run, or not to its end."""


@click.command(epilog=_EPILOG)
@click.option("--all", "everything", is_flag=True, help="Hunt every sabotage, not just a few.")
@click.option("--sabotage", "ids", metavar="ID", multiple=True, help="Hunt this one.")
@click.option("--class", "kinds", metavar="NAME", multiple=True, help="Hunt this class.")
@click.option("--seed", default=1, show_default=True, help="Repeats a selftest, draws its sample.")
@click.option(
    "--profile",
    type=click.Choice(["smoke", "standard"]),
    default="standard",
    show_default=True,
    help="How thorough to be: smoke makes at most 100 calls, standard a whole run if that fails.",
)
@click.option(
    "--honest",
    type=click.IntRange(min=0),
    help="How many projects without a sabotage to judge.  [default: 1; with --all 5; else 0]",
)
@click.option(
    "--repeat",
    type=click.IntRange(min=0),
    default=3,
    show_default=True,
    help="How often to repeat the races for each sabotage of concurrency.",
)
@click.option("--jobs", type=click.IntRange(1, 64), default=2, show_default=True, help="At a time.")
@click.option("--json", "file", type=click.Path(dir_okay=False), help="Write it as JSON, too.")
def selftest(  # noqa: PLR0913  (one for each option)
    everything: bool,
    ids: tuple[str, ...],
    kinds: tuple[str, ...],
    seed: int,
    profile: str,
    honest: int | None,
    repeat: int,
    jobs: int,
    file: str | None,
) -> None:
    """Judge the judge: tell the mock to have bugs, and see which of them are noticed.

    Each sabotage of the mock is judged as `conform` judges a server, in the smoke profile first
    and, if nobody notices, in the standard one. Projects without a sabotage must not be blamed for
    anything. Without --all, --sabotage or --class a few of each class are drawn.
    """
    choice = Choice(everything, ids, kinds)
    if honest is None:
        honest = _HONEST_IN_ALL if everything else 0 if choice.named else _HONEST
    order = Order(choice, seed, profile == "standard", honest, repeat)
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        result = _result(order, jobs)
        if file is not None:
            Path(file).write_text(document.written(result), encoding="utf-8")
    except (CouldNotRun, OSError, KeyboardInterrupt) as error:
        click.echo(f"counterfoil selftest: {str(error) or 'interrupted'}", err=True)
        sys.exit(_COULD_NOT_RUN)
    finally:
        signal.signal(signal.SIGTERM, before)
    text.write(result, Console())
    sys.exit(_status(result))


def _status(result: Result) -> int:
    if result.interrupted:
        return _COULD_NOT_RUN
    return 0 if result.met else _MISSED


def _result(order: Order, jobs: int) -> Result:
    with progress.shown(Console(stderr=True)) as tell, Crew(jobs, order.seed) as crew:
        return Session(order, crew, tell).result()


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    """End like the user's own interrupt does: the mocks are stopped first."""
    raise KeyboardInterrupt

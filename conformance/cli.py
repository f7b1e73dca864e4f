"""`counterfoil conform`: judge a server, or the mock."""

import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit

import click
from rich.console import Console

from conformance import contract as contracts
from conformance import mock
from conformance.control import discovered
from conformance.credentials import DEFAULT, Credentials
from conformance.judgement import judge
from conformance.plan import PROFILES, Plan
from conformance.report import json, junit, progress, text
from conformance.run import Bench
from conformance.target import CouldNotRun, Target, is_loopback
from conformance.verdict import Verdict

_FINDINGS, _COULD_NOT_RUN = 1, 2
_MOCKS = 2  # judged side by side: the time budget is made for two cores

_EPILOG = """\b
Examples:
  counterfoil conform
  counterfoil conform http://localhost:8080 --seed 7
  counterfoil conform https://staging.example.com --junit report.xml

\b
Exit status: 0 conformant, 1 findings, 2 could not run."""


@dataclass(frozen=True, slots=True)
class _Order:
    """What the user asked for: which server, whose keys (in the order of `Credentials`)."""

    url: str | None
    control: str | None
    keys: tuple[str | None, ...]


@click.command(epilog=_EPILOG)
@click.argument("url", required=False)
@click.option("--seed", default=1, show_default=True, help="Repeats a run on a fresh server.")
@click.option(
    "--profile",
    type=click.Choice(sorted(PROFILES)),
    default="standard",
    show_default=True,
    help="How thorough to be.",
)
@click.option("--app-id", envvar="COUNTERFOIL_APP_ID", show_envvar=True, help="Server-side key.")
@click.option(
    "--app-token", envvar="COUNTERFOIL_APP_TOKEN", show_envvar=True, help="Its secret half."
)
@click.option(
    "--client-id", envvar="COUNTERFOIL_CLIENT_ID", show_envvar=True, help="Client-side key."
)
@click.option(
    "--client-token", envvar="COUNTERFOIL_CLIENT_TOKEN", show_envvar=True, help="Its other half."
)
@click.option("--control", metavar="URL", help="Root of the control API, if it is not URL.")
@click.option("--max-time", type=click.IntRange(min=1), help="Seconds for the schema layer.")
@click.option("--junit", type=click.Path(dir_okay=False), help="Write JUnit XML to a file.")
@click.option(
    "--json",
    "json_",
    type=click.Path(dir_okay=False, allow_dash=True),
    is_flag=False,
    flag_value="-",
    help="Write JSON to a file; without a name, or with -, to the output.",
)
def conform(  # noqa: PLR0913  (click gives every option a parameter of its own)
    url: str | None,
    seed: int,
    profile: str,
    app_id: str | None,
    app_token: str | None,
    client_id: str | None,
    client_token: str | None,
    control: str | None,
    max_time: int | None,
    junit: str | None,
    json_: str | None,
) -> None:
    """Judge the server at URL against the contract; without URL, start the mock and judge that.

    Calls every operation in good and bad ways, plays the worked examples where the server lets us
    load their worlds, and checks every answer against the contract and its invariants.
    """
    given = (app_id, app_token, client_id, client_token)
    try:
        verdict = _judged(
            _Order(url, control, given),
            Plan(seed, PROFILES[profile], max_time),
            Console(stderr=True),
        )
        _report(verdict, junit, json_)
    except (CouldNotRun, OSError, KeyboardInterrupt) as error:
        click.echo(f"counterfoil conform: {str(error) or 'interrupted'}", err=True)
        sys.exit(_COULD_NOT_RUN)
    sys.exit(0 if verdict.conformant else _FINDINGS)


def _judged(order: _Order, plan: Plan, console: Console) -> Verdict:
    console.print(f"seed {plan.seed}", highlight=False)
    contract, keys = contracts.read(), _credentials(order)
    with ExitStack() as stack:
        urls = [order.url] if order.url else _mocks(stack, plan.seed)
        benches = [
            Bench(
                stack.enter_context(Target(url, contract, keys)),
                stack.enter_context(discovered(order.control or url, keys)),
            )
            for url in urls
        ]
        with progress.shown(console) as tell:
            return judge(benches, plan, tell)


def _mocks(stack: ExitStack, seed: int) -> list[str]:
    """Start the mocks at the same time and return their URLs."""
    with ThreadPoolExecutor(_MOCKS) as pool:
        return list(pool.map(lambda _: stack.enter_context(mock.running(seed)), range(_MOCKS)))


def _credentials(order: _Order) -> Credentials:
    """Return the keys that were given; those of the mock stand in on this machine only.

    Raises:
        CouldNotRun: some are missing, or the URL is none.
    """
    parts = urlsplit(order.url or "http://localhost")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise CouldNotRun(f"{order.url} is no URL: it should start with http:// or https://.")
    names = [field.name for field in fields(Credentials)]
    keys = dict(zip(names, order.keys, strict=True))
    if is_loopback(parts.geturl()):
        keys = {name: value or getattr(DEFAULT, name) for name, value in keys.items()}
    missing = [f"COUNTERFOIL_{name.upper()}" for name, value in keys.items() if not value]
    if missing:
        raise CouldNotRun(f"Credentials are missing: set {', '.join(missing)} or give the options.")
    return Credentials(**{name: value or "" for name, value in keys.items()})


def _report(verdict: Verdict, junit_file: str | None, json_file: str | None) -> None:
    """Write all reports that were asked for; the text gives way to JSON on standard output."""
    if junit_file:
        Path(junit_file).write_text(junit.written(verdict), encoding="utf-8")
    if json_file and json_file != "-":
        Path(json_file).write_text(json.written(verdict), encoding="utf-8")
    if json_file == "-":
        click.echo(json.written(verdict), nl=False)
    text.write(verdict, Console(stderr=json_file == "-", soft_wrap=True))

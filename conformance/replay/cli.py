"""`counterfoil replay`: judge traffic that was recorded."""

import sys
from datetime import UTC, datetime

import click

from conformance import contract as contracts
from conformance.replay import choosing, exchanges, reading, retelling
from conformance.replay.judging import judge
from conformance.report import files
from conformance.target import CouldNotRun
from conformance.verdict import Verdict

_FINDINGS, _COULD_NOT_RUN = 1, 2

_EPILOG = """\b
Examples:
  counterfoil replay checkout.har
  counterfoil replay checkout.har --host api.example.com --base-path /shop --html report.html

\b
Exit status: 0 conformant, 1 findings, 2 could not run."""


@click.command(epilog=_EPILOG)
@click.argument("file", type=click.Path(dir_okay=False))
@click.option("--host", default="", help="The host of the API, if several answered like one.")
@click.option("--base-path", help="What stands before /v1 in its paths; found out if missing.")
@click.option(
    "--shared", is_flag=True, help="Others used the project meanwhile: judge no rule by them."
)
@files.options
def replay(
    file: str, host: str, base_path: str | None, shared: bool, **given: str | bool | None
) -> None:
    """Judge the traffic that was recorded in FILE, an HTTP Archive (HAR).

    Browsers write such files, `conform --har` does, and the mock gives its journal as one. Each
    request and response is held against the contract, and all together against the rules: what one
    answer says has to agree with those before. Nothing is called.
    """
    wanted = files.chosen(given)
    today = datetime.now(UTC).date()  # noqa: TID251  (the edge)
    try:
        wanted.check(today)
        verdict = wanted.write(judged(file, host, base_path, shared=shared), today)
    except (CouldNotRun, OSError) as error:
        click.echo(f"counterfoil replay: {error}", err=True)
        raise SystemExit(_COULD_NOT_RUN) from error
    sys.exit(0 if verdict.conformant else _FINDINGS)


def judged(file: str, host: str, base: str | None, *, shared: bool) -> Verdict:
    """Return the verdict on the traffic in *file*.

    Raises:
        CouldNotRun: there is nothing in it that can be judged.
    """
    recorded, ours = reading.read(file), contracts.read()
    place = choosing.choose(recorded, ours, host, base)
    contract = place.contract(ours)
    if reading.is_a_run(recorded):
        heard = retelling.retell(recorded, contract)
    else:
        heard = exchanges.hear(recorded, place, contract)
    return judge(heard, place, contract, shared=shared)

"""Measures plain Schemathesis on the sabotages of the mock, next to counterfoil.

    python -m tests.comparison                      a few of each class
    python -m tests.comparison --all --ours FILE    all, beside `counterfoil selftest --json FILE`

Schemathesis runs with its default settings and all of its checks, in two goes: the phase coverage,
which takes most of the time, on a fresh project of its own, and only if the other phases found
nothing. A sabotage counts as found if a failure is reported that is not reported on any of the
honest projects. What came of each is appended to a file; what stands there is not run again.
"""

import json
from collections import Counter
from operator import itemgetter
from pathlib import Path

import click

from conformance import mock
from conformance.selftest.choice import Choice
from conformance.selftest.project import bugs
from tests.comparison.rival import run, run_of
from tests.comparison.table import found, rows

_HONEST = ("honest 1", "honest 2")
_QUICK = "examples,fuzzing,stateful"


@click.command()
@click.option("--all", "everything", is_flag=True, help="Every sabotage, not just a few.")
@click.option("--seed", default=1, show_default=True, help="For Schemathesis, and for the sample.")
@click.option("--max-examples", default=10, show_default=True, help="Cases for each operation.")
@click.option("--runs", type=click.Path(dir_okay=False), default="comparison.jsonl")
@click.option("--ours", type=click.Path(exists=True, dir_okay=False), help="What selftest wrote.")
@click.option("--table", is_flag=True, help="Run nothing, show what is there.")
def main(everything, seed, max_examples, runs, ours, table):  # noqa: PLR0913  (one an option)
    """Run Schemathesis against every sabotage that was chosen."""
    file = Path(runs)
    known = _known(file)
    with mock.running(seed) as url:
        there = bugs(url)
        chosen = Choice(everything).of(there, seed)
        for name in [] if table else [*_HONEST, *_by_turns(chosen)]:
            if name not in known:
                known[name] = _one(url, name, seed, max_examples, _honest(known))
                with file.open("a") as stream:
                    stream.write(json.dumps({"name": name} | known[name].document) + "\n")
                _say(name, known)
    _show(there, known, json.loads(Path(ours).read_text()) if ours else None)


def _by_turns(chosen):
    """Return the ids of *chosen*, one of each class, then the second of each, and so on."""
    seen = Counter()
    turns = []
    for bug in chosen:
        seen[bug.kind] += 1
        turns.append((seen[bug.kind], bug.id))
    return [id_ for _, id_ in sorted(turns, key=itemgetter(0))]


def _known(file):
    lines = file.read_text().splitlines() if file.exists() else []
    told = [json.loads(line) for line in lines]
    return {each["name"]: run_of(each) for each in told}


def _one(url, name, seed, examples, honest):
    """Run the quick phases, and then, if they found nothing, the long one."""
    bug, more = ("", _HONEST.index(name)) if name in _HONEST else (name, 0)
    quick = run(url, bug, seed + more, examples, "--phases", _QUICK)
    if bug and found(quick, honest):
        return quick
    return quick + run(url, bug, seed + more, examples, "--phases", "coverage")


def _honest(known):
    return [known[name] for name in _HONEST if name in known]


def _say(name, known):
    came = known[name]
    verdict = "found" if found(came, _honest(known)) else "missed"
    click.echo(f"{name}: {verdict}, {came.cases} cases, {came.seconds:.0f} s", err=True)


def _show(there, known, ours):
    kinds = {each.id: each.kind for each in there}
    came = [each for each in known.values() if each.bug in kinds]
    click.echo("| class | sabotages | Schemathesis | counterfoil, 100 calls | counterfoil |")
    click.echo("|---|--:|--:|--:|--:|")
    for row in rows(kinds, came, _honest(known), ours):
        click.echo(row.line)
    for each in _honest(known):
        click.echo(f"\n{len(each.failures)} false alarms on an honest project", nl=False)
    click.echo()


if __name__ == "__main__":
    main()

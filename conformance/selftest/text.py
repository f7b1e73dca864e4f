"""The kill matrix for people."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from conformance.selftest.matrix import Hunted, Matrix, Races
from conformance.selftest.result import Result

_WIDTH = 140


def write(result: Result, console: Console) -> None:
    """Print *result*: every sabotage, the sums, what went wrong, and the targets last."""
    matrix = result.matrix
    console.width = max(console.width, _WIDTH)
    for table in _tables(matrix):
        console.print(table)
        console.print()
    for line in (*_unneeded(result), *_trouble(matrix), *_reached(result)):
        console.print(line, soft_wrap=True, highlight=False)


def _tables(matrix: Matrix) -> Iterator[Table]:
    names = ("class", "sabotage", "found in", "layer", "first by", "calls", "repeated by")
    yield _table(names, map(_row, matrix.hunted))
    shares = [*matrix.classes, matrix.all]
    yield _table(
        ("class", "hunted", "smoke", "found"),
        ([each.name, f"{each.hunted} of {each.total}", each.smoke, each.found] for each in shares),
    )
    uses = [each for each in matrix.uses if each.found]
    yield _table(
        ("check", "found", "first", "alone", "such as"),
        ([each.check, each.found, each.first, each.alone, each.such_as] for each in uses),
    )
    if matrix.races:
        rows = ([each.bug.id, len(each.catches), each.found] for each in matrix.races)
        yield _table(("race", "repeated", "found"), rows)


def _row(hunted: Hunted) -> Sequence[object]:
    bug, catch = hunted.bug, hunted.catch
    if not hunted.caught:
        verdict = f"[bold red]{_uncaught(hunted)}[/]"
        return [bug.kind, bug.id, verdict, "", escape(bug.sentence), catch.calls, ""]
    steps = "" if catch.steps is None else catch.steps
    by = ", ".join(catch.first)
    return [bug.kind, bug.id, hunted.profile, catch.layer, by, catch.sightings[0].calls, steps]


def _uncaught(hunted: Hunted) -> str:
    if hunted.crash:
        return "broke off"
    return "missed" if hunted.standard else "missed in smoke"


def _unneeded(result: Result) -> Iterator[str]:
    """Yield the checks that nothing needs; only whole runs against all sabotages can tell."""
    idle = result.matrix.idle
    if result.matrix.all.complete and result.profile == "standard" and idle:
        yield f"[bold red]first with no sabotage[/]: {', '.join(idle)}"


def _trouble(matrix: Matrix) -> Iterator[str]:
    """Yield every false alarm and every hunt that broke off."""
    for honest in matrix.honest:
        for seen in honest.catch.sightings:
            told = escape(seen.message)
            yield f"[bold red]false alarm[/] seed {honest.seed}: {seen.check}: {told}"
        yield from _broken(f"honest project, seed {honest.seed}", honest.catch.crash)
    for each in matrix.hunted:
        yield from _broken(each.bug.id, each.crash)
    for race in matrix.races:
        yield from _lost(race)


def _lost(race: Races) -> Iterator[str]:
    for number, catch in enumerate(race.catches, 1):
        yield from _broken(f"{race.bug.id}, repetition {number}", catch.crash)


def _broken(what: str, why: str) -> Iterator[str]:
    if why:
        yield f"[bold red]broke off[/] {escape(what)}: {escape(why)}"


def _reached(result: Result) -> Iterator[str]:
    for target in result.targets:
        verdict = "[green]met[/]   " if target.met else "[bold red]missed[/]"
        yield f"{verdict} {target.name}: {target.got}, wanted {target.wanted}"
    if result.interrupted:
        yield "[bold red]interrupted[/]: what was hunted first is no fair sample of the targets"
    yield f"[dim]seed {result.seed} · profile {result.profile} · {result.seconds:.0f} s[/]"


def _table(names: Sequence[str], rows: Iterable[Sequence[object]]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in names:
        number = name in ("calls", "repeated by", "smoke", "found", "first", "alone", "repeated")
        table.add_column(name, justify="right" if number else "left", overflow="fold")
    for row in rows:
        table.add_row(*map(str, row))
    return table

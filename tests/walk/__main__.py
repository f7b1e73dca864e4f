"""`python -m tests.walk`: a long walk through the contract, with a mock of its own.

Exit status 1 if there was a fault.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterator

import click

from tests.walk.tour import touring
from tests.walk.walker import Fault

_MOST_KINDS = 20


@click.command()
@click.option("--calls", default=100_000, show_default=True, help="How many calls to make.")
@click.option("--seed", default=1, show_default=True, help="Same seed, same walk.")
@click.option("--chapter", default=4000, show_default=True, help="Calls before a new world begins.")
@click.option("--first", default=0, show_default=True, help="The chapter to begin with.")
def walk(calls: int, seed: int, chapter: int, first: int) -> None:
    """Walk through the whole contract, and look at every step."""
    seen: Counter[str] = Counter()
    counts: Counter[tuple[str, int]] = Counter()
    number, done, began = first, 0, time.monotonic()
    with touring(seed) as tour:
        while done < calls and len(seen) < _MOST_KINDS:
            walker = tour.chapter(number)
            _tell(walker.walk(min(chapter, calls - done)), seen)
            counts.update(walker.by_operation)
            number, done = number + 1, done + walker.calls
            speed = done / (time.monotonic() - began)
            click.echo(f"{done} calls, {speed:.0f} a second, {seen.total()} faults")
    _sum_up(counts, seen)
    sys.exit(1 if seen else 0)


def _tell(faults: Iterator[Fault], seen: Counter[str]) -> None:
    """Print each kind of fault once; a chapter whose books are off has come to its end."""
    for fault in faults:
        seen[fault.kind] += 1
        if seen[fault.kind] == 1:
            click.echo(f"\n{fault.place}: {fault.told}")
            for command in fault.last:
                click.echo(f"  {command}")
        if fault.about_books:
            break


def _sum_up(counts: Counter[tuple[str, int]], seen: Counter[str]) -> None:
    for kind, times in seen.most_common():
        click.echo(f"{times} x {kind}")
    for operation in sorted({operation for operation, _ in counts}):
        by_status = {status: n for (name, status), n in counts.items() if name == operation}
        told = ", ".join(f"{n} x {status}" for status, n in sorted(by_status.items()))
        click.echo(f"{operation:32} {told}")


if __name__ == "__main__":
    walk()

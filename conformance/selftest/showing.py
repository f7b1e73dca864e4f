"""When a layer's finding could be seen first."""

from collections.abc import Sequence
from dataclasses import replace

from conformance.curl import commands
from conformance.finding import Finding
from conformance.history import Exchange


def shown_after(finding: Finding, made: Sequence[Exchange]) -> int | None:
    """Return how many of the calls *made* it takes until those of *finding* are among them.

    They are looked for in their order. Commands for something else, such as turning a clock, are
    passed over. Of a call that was made several times in a row, all are meant: they may have been
    released together.

    Returns:
        None if it shows none of the calls, or not in the order in which they were made.
    """
    lines = [_line(exchange) for exchange in made]
    shown, last = [line for line in finding.reproduction if line in lines], 0
    for line in shown:
        if line not in lines[last:]:
            return None
        last = lines.index(line, last) + 1
    while 0 < last < len(lines) and lines[last] == lines[last - 1]:
        last += 1
    return last or None


def _line(exchange: Exchange) -> str:
    """Return the command that repeats *exchange*, without those that it builds on."""
    return commands(replace(exchange, before=()))[0]

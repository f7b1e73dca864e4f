"""Prints comparisons: for people, and as JSON."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict

from rich.console import Console
from rich.markup import escape

from conformance.drift.drift import Comparison, Drift
from conformance.model.matching import MISSING
from spec import Json

_VERSION = 1
_SHOWN = 300


def write(comparison: Comparison, console: Console) -> None:
    """Print *comparison*: what differs with the commands that show it, then the rest."""
    for line in _lines(comparison):
        console.print(line, soft_wrap=True, highlight=False)


def document(comparison: Comparison) -> Json:
    """Return *comparison* as JSON; what is absent on a side is `{"absent": true}` there."""
    return {
        "version": _VERSION,
        "reference": comparison.reference,
        "target": comparison.target,
        "seed": comparison.seed,
        "drifts": [*map(_drift, comparison.drifts)],
        "sequences": dict(comparison.sequences),
        "calls": dict(comparison.calls),
        "not_tested": [asdict(each) for each in comparison.not_tested],
        "clean_up": asdict(comparison.clean_up) if comparison.clean_up else None,
        "interrupted": comparison.interrupted,
    }


def written(comparison: Comparison) -> str:
    """Return *comparison* as text, indented."""
    told = json.dumps(document(comparison), indent=2, ensure_ascii=False, default=str)
    return told + "\n"


def _drift(drift: Drift) -> Json:
    sides = {"reference": _or_absent(drift.reference), "target": _or_absent(drift.target)}
    return {**asdict(drift), **sides}


def _or_absent(value: Json) -> Json:
    return {"absent": True} if value is MISSING else value


def _lines(comparison: Comparison) -> Iterator[str]:
    drifts, target = comparison.drifts, escape(comparison.target)
    result = f"[bold red]{_plural(len(drifts), 'difference')}[/]" if drifts else "[green]alike[/]"
    yield f"{result}: {target} and {escape(comparison.reference)}"
    if comparison.interrupted:
        yield f"[yellow]The run is not complete[/]: {escape(comparison.interrupted)}"
    for number, drift in enumerate(drifts, 1):
        yield ""
        yield from _told(number, drift, comparison)
    yield ""
    yield f"sequences {_counts(comparison.sequences)}"
    yield f"calls     {_counts(comparison.calls)}"
    for each in comparison.not_tested:
        yield f"[yellow]not tested[/]  {escape(each.what)}: {escape(each.why)}"


def _told(number: int, drift: Drift, comparison: Comparison) -> Iterator[str]:
    where = escape(drift.path or "the body")
    times = _plural(drift.times, "time")
    yield f"[bold]{number}. {drift.operation}: {where}[/] ({escape(drift.sequence)}; {times})"
    yield f"  {'reference':<10}{escape(_shown(drift.reference))}"
    yield f"  {'target':<10}{escape(_shown(drift.target))}"
    yield f"  {'model':<10}{escape(_ruling(drift, comparison))}"
    for position, command in enumerate(drift.reproduction, 1):
        yield f"  [dim]{position:>2}.[/] {escape(command)}"


def _ruling(drift: Drift, comparison: Comparison) -> str:
    ruling = drift.ruling
    expects = f"{ruling.rule} gives {_shown(ruling.expected)}"
    match ruling.right:
        case "reference":
            return f"agrees with the reference, {comparison.reference}: {expects}"
        case "target":
            return f"agrees with the target: {expects}"
        case "neither":
            return f"agrees with neither: {expects}"
        case "unknown":
            return "says nothing about it"


def _shown(value: Json) -> str:
    if value is MISSING:
        return "nothing"
    told = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return told if len(told) <= _SHOWN else f"{told[:_SHOWN]} …"


def _counts(numbers: Mapping[str, int]) -> str:
    return f"{sum(numbers.values())} (" + ", ".join(f"{n} {k}" for k, n in numbers.items()) + ")"


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"

"""The report that a person reads: findings by cause, with the commands that show them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console
from rich.markup import escape

from conformance.finding import Finding, Severity
from conformance.verdict import Verdict

_STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_CLIPPED = 400


def write(verdict: Verdict, console: Console) -> None:
    """Print *verdict*: what was found, what was not tested, and one line that sums it up."""
    for cause in causes(verdict.findings):
        for line in _cause(cause):
            console.print(line, soft_wrap=True, highlight=False)
        console.print()
    for line in _account(verdict):
        console.print(line, soft_wrap=True, highlight=False)


def causes(findings: Sequence[Finding]) -> list[tuple[Finding, ...]]:
    """Return *findings* in groups that say the same of different operations, worst first."""

    def cause(finding: Finding) -> tuple[str, str, str]:
        return (finding.severity, finding.check, finding.message)

    groups = [tuple(group) for _, group in groupby(sorted(findings, key=cause), key=cause)]
    order = list(Severity)
    return sorted(groups, key=lambda each: (order.index(each[0].severity), -_times(each)))


def _times(findings: Sequence[Finding]) -> int:
    return sum(finding.times for finding in findings)


def _cause(findings: tuple[Finding, ...]) -> Iterator[str]:
    """Yield the lines about one cause; the cheapest sighting stands for all."""
    shown = min(findings, key=lambda each: each.cost)
    style = _STYLE[shown.severity]
    yield f"[{style}]{shown.severity.upper()}[/] [bold]{shown.check}[/]: {escape(shown.message)}"
    where = ", ".join(sorted({each.operation for each in findings if each.operation}))
    if where:
        yield f"  in {escape(where)} ({_times(findings)} times)"
    if shown.expected:
        yield f"  expected  {escape(_clipped(shown.expected))}"
    if shown.got:
        yield f"  got       {escape(_clipped(shown.got))}"
    yield from (f"  [dim]$[/] {escape(command)}" for command in shown.reproduction)


def _clipped(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _CLIPPED else flat[:_CLIPPED] + " …"


def _account(verdict: Verdict) -> Iterator[str]:
    """Yield what was done, what was not, and the result."""
    calls = ", ".join(f"{count} {layer}" for layer, count in verdict.calls.items())
    yield f"calls     {sum(verdict.calls.values())} ({calls})"
    results = Counter(outcome.result for outcome in verdict.examples)
    if verdict.examples:
        told = ", ".join(f"{results[key]} {key}" for key in ("passed", "failed", "not tested"))
        yield f"examples  {told}"
    for why, count in _untold(verdict).most_common():
        yield f"          not tested: {count} because {escape(why)}"
    for each in verdict.not_tested:
        yield f"[yellow]not tested[/]  {escape(each.what)}: {escape(each.why)}"
    counts = Counter(finding.severity for finding in verdict.findings)
    found = ", ".join(f"{counts[each]} {each}" for each in Severity if counts[each])
    result = "[bold green]conformant[/]" if verdict.conformant else "[bold red]not conformant[/]"
    yield (
        f"{result}: {found or 'no findings'} · {escape(verdict.target)} · profile "
        f"{verdict.profile} · seed {verdict.seed} · {verdict.seconds:.0f} s"
    )


def _untold(verdict: Verdict) -> Counter[str]:
    return Counter(
        each.why.partition(":")[0] for each in verdict.examples if each.result == "not tested"
    )

"""The report that a person reads: the verdict, findings by cause, and what was covered."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from rich.console import Console
from rich.markup import escape
from rich.text import Text

from conformance.finding import Cause, Finding, Severity, causes
from conformance.report.gaps import by_reason, shares
from conformance.verdict import Accepted, Verdict

_STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_RESULT = {"conformant": "bold green", "not conformant": "bold red", "incomplete": "bold yellow"}
_CLIPPED = 400
_LISTED = 4
_FEW = 3


def write(verdict: Verdict, console: Console) -> None:
    """Print *verdict*: the result, what was found with the commands that show it, the rest."""
    for line in _lines(verdict):
        console.print(line, soft_wrap=True, highlight=False)


def plain(findings: Iterable[Finding]) -> str:
    """Return *findings* by cause as `write` prints them, without colours."""
    told = [[Text.from_markup(line).plain for line in _cause(each)] for each in causes(findings)]
    return "\n\n".join("\n".join(lines) for lines in told)


def account(verdict: Verdict) -> list[str]:
    """Return what was done, and what was not, without colours."""
    return [Text.from_markup(line).plain for line in _account(verdict)]


def untested(verdict: Verdict) -> list[str]:
    """Return what was not tested, without colours."""
    return [Text.from_markup(line).plain for line in _untested(verdict)]


def _lines(verdict: Verdict) -> Iterator[str]:
    found = causes(verdict.findings)
    yield from _result(verdict, len(found))
    for number, cause in enumerate(found):
        yield ""
        yield from _cause(cause, [each.shown for each in found[:number]])
    yield ""
    yield from map(_accepted, verdict.accepted)
    yield from _account(verdict)


def _result(verdict: Verdict, count: int) -> Iterator[str]:
    yield f"[{_RESULT[verdict.result]}]{verdict.result}[/]: {_found(verdict, count)}"
    if verdict.interrupted:
        yield f"[yellow]The run is not complete[/]: {escape(verdict.interrupted)}"
    yield (
        f"[dim]{escape(verdict.target)} · profile {verdict.profile} · seed {verdict.seed} · "
        f"{verdict.seconds:.0f} s[/]"
    )


def _found(verdict: Verdict, count: int) -> str:
    counts = Counter(finding.severity for finding in verdict.findings)
    if not counts:
        return "no findings"
    told = ", ".join(_plural(counts[each], each) for each in Severity if counts[each])
    return f"{told} from {_plural(count, 'cause')}"


def _cause(cause: Cause, above: Sequence[Finding] = ()) -> Iterator[str]:
    """Yield the lines about one cause; the cheapest sighting stands for all.

    Commands with which a finding *above* began, too, are not printed again.
    """
    shown = cause.shown
    style = _STYLE[shown.severity]
    yield f"[{style}]{shown.severity.upper()}[/] [bold]{shown.check}[/]: {escape(shown.message)}"
    if shown.rule:
        yield f"  rule      {escape(shown.rule)}"
    if cause.operations:
        where = escape(", ".join(cause.operations))
        yield f"  in        {where} ({_plural(cause.times, 'time')})"
    if shown.expected:
        yield f"  expected  {escape(_clipped(shown.expected))}"
    if shown.got:
        yield f"  got       {escape(_clipped(shown.got))}"
    same, where = max(((_alike(shown, each), each.message) for each in above), default=(0, ""))
    told = same if same > _FEW else 0
    if told:
        yield f"   [dim]1. to {told}.[/] as for: {escape(where)}"
    for number, command in enumerate(shown.reproduction[told:], told + 1):
        yield f"  [dim]{number:>2}.[/] {escape(command)}"


def _alike(one: Finding, other: Finding) -> int:
    """Return how many commands *one* and *other* begin with in common."""
    pairs = zip(one.reproduction, other.reproduction, strict=False)
    return len([*takewhile(lambda pair: pair[0] == pair[1], pairs)])


def _accepted(accepted: Accepted) -> str:
    finding = accepted.finding
    where = f" in {finding.operation}" if finding.operation else ""
    told = escape(f"{finding.check}{where}: {finding.message}")
    why = escape(f"{accepted.reason} ({accepted.owner}, until {accepted.expires})")
    return f"[cyan]accepted[/]  {told}: {why}"


def _account(verdict: Verdict) -> Iterator[str]:
    """Yield what was done and what was not."""
    calls = ", ".join(f"{count} {layer}" for layer, count in verdict.calls.items())
    yield f"calls     {sum(verdict.calls.values())} ({calls})"
    results = Counter(outcome.result for outcome in verdict.examples)
    if verdict.examples:
        told = ", ".join(f"{results[key]} {key}" for key in ("passed", "failed", "not tested"))
        yield f"examples  {told}"
    for why, count in _untold(verdict).most_common():
        yield f"          not tested: {count} because {escape(why)}"
    covered = ", ".join(
        f"{each.covered} of {each.known} {each.name}" for each in shares(verdict.coverage)
    )
    if covered:
        yield f"covered   {covered}"
    yield from _untested(verdict)


def _untested(verdict: Verdict) -> Iterator[str]:
    for why, things in by_reason(verdict.not_tested).items():
        yield f"[yellow]not tested[/]  {escape(_listed(things))}: {escape(why)}"


def _listed(things: tuple[str, ...]) -> str:
    more = len(things) - _LISTED
    return ", ".join(things[:_LISTED]) + (f" and {more} more" if more > 0 else "")


def _untold(verdict: Verdict) -> Counter[str]:
    return Counter(
        each.why.partition(":")[0] for each in verdict.examples if each.result == "not tested"
    )


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _clipped(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _CLIPPED else flat[:_CLIPPED] + " …"

"""The report for a terminal."""

import json
import shlex
from collections.abc import Iterator
from urllib.parse import urlencode

from rich.console import Console
from rich.markup import escape

from conformance.finding import Severity
from conformance.gate.change import Sent, Witness
from conformance.gate.outcome import Judged, Outcome
from conformance.gate.rules import RULES

_STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_LONGEST = 400
_MOST_EXCHANGES = 5


def write(outcome: Outcome, console: Console) -> None:
    """Print *outcome*: the verdict, then each change, the worst first."""
    for line in _lines(outcome):
        console.print(line, soft_wrap=True, highlight=False)


def summary(outcome: Outcome) -> str:
    """Return the verdict in one line."""
    if outcome.new:
        return f"{outcome.head} is a new contract: there is no {outcome.base} to break"
    counts = [(each, outcome.count(each)) for each in Severity]
    told = ", ".join(f"{count} {severity}" for severity, count in counts if count)
    return told or "nothing has changed that anybody could notice"


def _lines(outcome: Outcome) -> Iterator[str]:
    for words in outcome.warnings:
        yield f"[yellow]warning[/] {escape(words)}"
    for each in outcome.judged:
        yield from _change(each)
    for agreed in outcome.expired:
        words = f"{agreed.fingerprint} was accepted by {agreed.owner} only until {agreed.expires}"
        yield f"[bold red]expired[/] {escape(words)} ({escape(agreed.reason)})"
    if outcome.recorded is not None:
        hit = {name for each in outcome.open for name in each.exchanges}
        yield f"{len(hit)} of the requests in {outcome.recorded} recorded exchanges break"
    yield f"[bold]{escape(summary(outcome))}[/]"


def _change(each: Judged) -> Iterator[str]:
    change = each.change
    where = f"{each.file}:{each.line} " if each.line else ""
    operation = f"{change.operation}: " if change.operation else ""
    style = _STYLE[change.severity]
    words = escape(operation + change.message)
    yield f"[{style}]{change.severity}[/] [dim]{escape(where)}[/]{words}"
    yield f"    [dim]{change.rule} {change.fingerprint}[/]"
    if each.acceptance:
        agreed = each.acceptance
        words = f"accepted by {agreed.owner} until {agreed.expires}: {agreed.reason}"
        yield f"    [green]{escape(words)}[/]"
        return
    if change.witness:
        yield from (f"    {escape(line)}" for line in proof(change.witness))
    if change.breaking and RULES[change.rule].fix:
        yield f"    [dim]{escape(RULES[change.rule].fix)}[/]"
    for name in each.exchanges[:_MOST_EXCHANGES]:
        yield f"    breaks {escape(name)}"
    if len(each.exchanges) > _MOST_EXCHANGES:
        yield f"    and {len(each.exchanges) - _MOST_EXCHANGES} more"


def proof(witness: Witness) -> Iterator[str]:
    """Yield the lines that show a witness."""
    if witness.sent:
        yield f"worked before, fails now: {request(witness.sent)}"
    else:
        yield f"{witness.part}, possible on one side only: {shown(witness.value)}"


def request(sent: Sent) -> str:
    """Return a request as it can be typed after `curl -X`."""
    words = [sent.method, shlex.quote(sent.url)]
    words += [f"-H {shlex.quote(f'{name}: {value}')}" for name, value in sent.headers]
    words += [f"-d {shlex.quote(_carried(sent))}"] if sent.body is not None else []
    return " ".join(words)


def _carried(sent: Sent) -> str:
    """Return the body as its media type has it."""
    kind = dict(sent.headers).get("content-type", "")
    if "urlencoded" in kind and isinstance(sent.body, dict):
        return urlencode({name: _plain(each) for name, each in sent.body.items()})
    return shown(sent.body) if "json" in kind else _plain(sent.body)


def _plain(value: object) -> str:
    return value if isinstance(value, str) else shown(value)


def shown(value: object) -> str:
    """Return a payload as JSON, the end of a long one left out."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"

"""Writes a finding as a pytest file."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from textwrap import indent
from urllib.parse import parse_qsl

from conformance.contract import Contract
from conformance.control import CONTROL
from conformance.finding import Finding
from conformance.history import Exchange
from conformance.repro.asserting import assertions, steps
from conformance.repro.naming import Naming, name, quoted
from conformance.repro.tracing import Trace

_UNSAID = ("accept", "accept-encoding", "connection", "content-length", "host", "user-agent")
_WIDTH = 88
_BREAK = ",\n    "
_KEYS = "COUNTERFOIL_URL and the keys that it names"
_AT = '''

def at(answer, *steps):
    """Return what stands in the JSON of an answer, None if nothing does."""
    node = answer.json() if answer.content else None
    for step in steps:
        try:
            node = node[step]
        except (IndexError, KeyError, TypeError):
            return None
    return node
'''


def written(finding: Finding, trace: Trace, contract: Contract, root: str = "") -> str:
    """Return the source of a test that fails as long as *finding* is true.

    Args:
        finding: What was found.
        trace: The calls that show it.
        contract: What they are calls of.
        root: Where the server was that they called; the test calls another one.

    Returns:
        The source, empty if the calls do not show it by themselves.
    """
    trace = tuple(replace(each, url=each.url.removeprefix(root)) for each in trace)
    naming = name(trace, contract)
    headers = _shared_headers(trace, naming)
    body = [*_fresh(naming)]
    for number, exchange in enumerate(trace, 1):
        call = _call(exchange, naming, headers)
        body += [f"answer_{number} = {call}", *_taken(naming, number)]
    lines = assertions(finding, trace, naming, contract)
    if not lines:
        return ""
    body = [*_kept(trace, naming, headers), *body, *_put_back(trace, naming, headers)]
    return "\n".join(
        [
            *_head(finding, "\n".join([*body, *lines])),
            *([""] if headers else []),
            *(f"{variable} = {source}" for source, variable in headers.items()),
            "",
            "",
            "def test_what_was_found():",
            '    with httpx.Client(base_url=os.environ["COUNTERFOIL_URL"], timeout=30) as api:',
            *(indent(part, " " * 8) for part in body),
            "",
            *(indent(part, " " * 4) for part in lines),
            "",
        ]
    )


def _kept(trace: Trace, naming: Naming, shared: Mapping[str, str]) -> Iterator[str]:
    """Yield what remembers the world that the first call of its control API will replace."""
    for call in _scenes(trace)[:1]:
        keeping = replace(_of_the_world(call), method="GET", request_body="")
        yield f"world = {_call(keeping, naming, shared)}.json()"


def _put_back(trace: Trace, naming: Naming, shared: Mapping[str, str]) -> Iterator[str]:
    """Yield what puts that world back, and its clock with it."""
    for call in _scenes(trace)[:1]:
        putting = replace(_of_the_world(call), request_body="")
        yield _call(putting, naming, shared, "json=world")


def _scenes(trace: Trace) -> list[Exchange]:
    return [each for each in trace if each.layer == CONTROL]


def _of_the_world(call: Exchange) -> Exchange:
    """Return *call*, of the control API, as one about the world as a whole."""
    return replace(call, url=call.url.rpartition("/")[0] + "/world", method="PUT")


def _head(finding: Finding, uses: str) -> Iterator[str]:
    """Yield the file's beginning, with no more imports than its rest *uses*."""
    yield '"""' + _docstring(finding)
    yield '"""'
    yield ""
    yield "import os"
    if "suffix" in uses:
        yield "import uuid"
    yield ""
    yield "import httpx"
    asked = [name for name in ("broken", "came_of") if f"{name}(" in uses]
    if asked:
        yield f"from conformance.repro.rechecking import {', '.join(asked)}"
    if "at(" in uses:
        yield _AT.rstrip("\n")


def _docstring(finding: Finding) -> str:
    told = [
        f"{finding.operation or 'the run'}: {finding.plain_message}.",
        "",
        *([f"Rule: {finding.rule}"] if finding.rule else []),
        f"Found by {finding.check}, which expected {finding.expected or 'something else'}",
        f"and got {finding.got}",
        "",
        f"Run it with pytest; the environment has to have {_KEYS}.",
    ]
    text = "\n".join(line[:200] for line in told)
    return text.replace("\\", "\\\\").replace('"""', "'''")


def _fresh(naming: Naming) -> Iterator[str]:
    if naming.fresh:
        yield "suffix = uuid.uuid4().hex[:8]"
    for chosen, variable in naming.fresh.items():
        yield f'{variable} = f"{chosen}-{{suffix}}"'


def _taken(naming: Naming, number: int) -> Iterator[str]:
    """Yield the variables that the answer *number* gives away."""
    for each in naming.given.values():
        if each.answer == number:
            yield f"{each.variable} = at(answer_{number}, {steps(each.path)})"


def _call(exchange: Exchange, naming: Naming, shared: Mapping[str, str], sent: str = "") -> str:
    """Return *exchange* as Python, with what it *sent* if its body does not tell."""
    words = [f"{quoted(exchange.method)}, {naming.source(exchange.url)}"]
    headers = _headers(exchange)
    if headers:
        told = shared.get(naming.source(headers)) or naming.source(headers, 4)
        words.append(f"headers={told}")
    body = sent or _body(exchange, naming)
    words += [body] if body else []
    flat = f"api.request({', '.join(words)})"
    if "\n" not in flat and len(flat) <= _WIDTH:
        return flat
    return f"api.request(\n    {_BREAK.join(words)},\n)"


def _headers(exchange: Exchange) -> dict[str, str]:
    """Return the headers of *exchange* that the client does not find itself."""
    sent = dict(exchange.request_headers)
    unsaid = {*_UNSAID, "content-type"} if _is_json(exchange) else set(_UNSAID)
    return {name: value for name, value in sent.items() if name.lower() not in unsaid}


def _shared_headers(trace: Trace, naming: Naming) -> dict[str, str]:
    """Return names for headers that several calls have, by their source."""
    free = Naming()
    sources = Counter(naming.source(_headers(each)) for each in trace if _headers(each))
    known = {naming.source(_headers(each)): free.source(_headers(each)) for each in trace}
    often = [each for each, times in sources.items() if times > 1 and known[each] == each]
    names = ["KEYS", *(f"KEYS_{number}" for number in range(2, len(often) + 1))]
    return dict(zip(often, names, strict=False))


def _is_json(exchange: Exchange) -> bool:
    """Whether the body can be said as JSON."""
    kind = {name.lower(): value for name, value in exchange.request_headers}.get("content-type")
    try:
        json.loads(exchange.request_body)
    except ValueError:
        return False
    return kind == "application/json"


def _body(exchange: Exchange, naming: Naming) -> str:
    told, sent = exchange.request_body, dict(exchange.request_headers)
    if not told:
        return ""
    if _is_json(exchange):
        return f"json={naming.source(json.loads(told), 4)}"
    if "form-urlencoded" in sent.get("Content-Type", ""):
        return f"data={naming.source(dict(parse_qsl(told, keep_blank_values=True)), 4)}"
    return f"content={naming.source(told)}"

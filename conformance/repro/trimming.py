"""Makes the requests of a reproduction smaller: members, entries and queries that do not matter go.

What a fuzzer drew is then readable; that what is left still shows the same is tried out each time.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace

from conformance.history import Exchange
from conformance.repro.tracing import Trace
from spec import Json

_LONG = 24
_PLAIN = "x"


def trimmed(trace: Trace, shows: Callable[[Trace], bool], attempts: int) -> Trace:
    """Return *trace* with smaller requests, the last one first, after at most so many *attempts*.

    Args:
        trace: Calls that show what they should.
        shows: Whether others still do.
        attempts: How often to ask.
    """
    trace = tuple(replace(each, before=()) for each in trace)
    for place in range(len(trace) - 1, -1, -1):
        tried: set[Exchange] = set()
        while attempts > 0:
            candidates = (each for each in smaller(trace[place]) if each not in tried)
            candidate = next(candidates, None)
            if candidate is None:
                break
            tried.add(candidate)
            attempts -= 1
            changed = (*trace[:place], candidate, *trace[place + 1 :])
            if shows(changed):
                trace = changed
    return trace


def smaller(call: Exchange) -> Iterator[Exchange]:
    """Yield *call* with one thing less in its query or its body, the biggest first."""
    root, mark, query = call.url.partition("?")
    pairs = query.split("&") if mark else []
    for number in range(len(pairs)):
        rest = "&".join(pairs[:number] + pairs[number + 1 :])
        yield replace(call, url=f"{root}?{rest}" if rest else root)
    document = _read(call.request_body)
    if isinstance(document, dict | list):
        for less in _less(document):
            yield replace(call, request_body=json.dumps(less, ensure_ascii=False))


def _less(node: Json) -> Iterator[Json]:
    """Yield *node* without one of its parts, then with one part less below, big parts first."""
    keys: list[str | int] = [*node] if isinstance(node, dict) else [*range(len(node))]
    for key in sorted(keys, key=lambda each: -len(json.dumps(node[each]))):
        yield _without(node, key)
    for key in keys:
        child = node[key]
        if isinstance(child, dict | list):
            yield from (_with(node, key, less) for less in _less(child))
        elif isinstance(child, str) and len(child) > _LONG:
            yield _with(node, key, _PLAIN)


def _without(node: Json, key: str | int) -> Json:
    if isinstance(node, dict):
        return {name: value for name, value in node.items() if name != key}
    return [value for place, value in enumerate(node) if place != key]


def _with(node: Json, key: str | int, value: Json) -> Json:
    if isinstance(node, dict):
        return {**node, key: value}
    return [value if place == key else each for place, each in enumerate(node)]


def _read(text: str) -> Json:
    try:
        return json.loads(text) if text else None
    except ValueError:
        return None

"""Places of a contract as people name them: `GET /v1/cards responses 200`, `#Card properties`."""

import re
from copy import deepcopy

_METHODS = {"GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"}


def edited(document, change):
    """Return a copy of *document* with *change* done: its moves, its drops, its puts."""
    made = deepcopy(document)
    for origin, goal in change.get("move", {}).items():
        value = _drop(made, _steps(origin))
        _put(made, _steps(goal), value)
    for place in change.get("drop", []):
        _drop(made, _steps(place))
    for place, value in change.get("put", {}).items():
        _put(made, _steps(place), deepcopy(value))
    return made


def _steps(place):
    first, *rest = place.split(" ")
    if first.startswith("#"):
        return ["components", "schemas", first[1:], *rest]
    if first in _METHODS:
        return ["paths", rest[0], first.lower(), *rest[1:]]
    return ["paths", first, *rest] if first.startswith("/") else [first, *rest]


def _drop(document, steps):
    holder = _holder(document, steps)
    return holder.pop(_key(holder, steps[-1]))


def _put(document, steps, value):
    holder = _holder(document, steps)
    if steps[-1] == "-":
        holder.append(value)
    else:
        holder[_key(holder, steps[-1])] = value


def _holder(document, steps):
    spot = document
    for step in steps[:-1]:
        spot = spot[_key(spot, step)]
    return spot


def _key(holder, step):
    if not isinstance(holder, list):
        return int(step) if step.isdigit() and int(step) in holder else step
    if re.fullmatch(r"\d+", step):
        return int(step)
    named = [item.get("name") if step[0] == "@" else str(item) for item in holder]
    return named.index(step[1:])

"""Bodies that are wrong somewhere: clients make mistakes, and none of them may do harm."""

import copy
from collections.abc import Iterator

from spec import Json
from tests.walk.draws import Draws

_WRONG = (
    None,
    True,
    -1,
    1.5,
    10**18,
    "",
    "🎟" * 40,
    [],
    {},
    [None],
    {"id": None},
    "12",
    "2026-99-99",
)


def spoiled(draws: Draws, body: Json) -> Json:
    """Return *body* with one member gone, of the wrong kind, or too many."""
    spoilt = copy.deepcopy(body)
    places = [*_places(spoilt)]
    if not places:
        return draws.one_of([[], "text", 5])
    holder, key = draws.one_of(places)
    how = draws.weighted({"replace": 6, "remove": 3, "add": 1})
    if how == "replace":
        holder[key] = draws.one_of(_WRONG)
    elif how == "remove":
        del holder[key]
    elif isinstance(holder, dict):
        holder["surprise"] = draws.one_of(_WRONG)
    return spoilt


def _places(part: Json) -> Iterator[tuple[Json, str | int]]:
    members = part.items() if isinstance(part, dict) else ()
    entries = enumerate(part) if isinstance(part, list) else ()
    for key, inner in (*members, *entries):
        yield part, key
        yield from _places(inner)

"""Which rows a query of a list asks for (redemptions.md 10.1, resources.md 1.9)."""

from collections.abc import Callable, Mapping

from conformance.model.filters import passes
from conformance.model.moment import instant
from conformance.model.unknown import UNKNOWN, Known
from spec import Json

Filter = Callable[[Known, Json], bool | None]

_PAGING = frozenset({"limit", "page", "order"})


def matches(row: Known, query: Mapping[str, Json]) -> bool | None:
    """Whether *query* asks for *row*; None if nobody knows."""
    verdicts = [
        _FILTERS[name](row, value) if name in _FILTERS else None
        for name, value in query.items()
        if name not in _PAGING
    ]
    if any(verdict is False for verdict in verdicts):
        return False
    return None if any(verdict is None for verdict in verdicts) else True


def _is(name: str) -> Filter:
    """Return the filter for rows whose member *name* is as asked for."""

    def accepts(row: Known, value: Json) -> bool | None:
        there = row.get(name)
        return None if there is UNKNOWN else bool(there == value)

    return accepts


def _result(row: Known, value: Json) -> bool | None:
    there, asked = row.get("result"), value if isinstance(value, list) else [value]
    return None if there is None or there is UNKNOWN else there in asked


def _between(name: str) -> Filter:
    """Return the filter for instants between two others, both exclusive (P-45)."""

    def accepts(row: Known, span: Json) -> bool | None:
        time = instant(row.get(name))
        if time is None or not isinstance(span, dict):
            return None
        after, before = instant(span.get("after")), instant(span.get("before"))
        return (after is None or time > after) and (before is None or time < before)

    return accepts


def _ids(row: Known, value: Json) -> bool | None:
    """Tell by the id; whether another name will do for it the sources do not say."""
    if not isinstance(value, list):
        return None
    others = {row.get("code"), row.get("source_id"), row.get("name")}
    return row["id"] in value or (None if any(each in others for each in value) else False)


_FILTERS: Mapping[str, Filter] = {
    "code": _is("code"),
    "category": _is("category"),
    "campaign_id": _is("campaign_id"),
    "campaign_type": _is("campaign_type"),
    "ids": _ids,
    "result": _result,
    "created_at": _between("created_at"),
    "filters": lambda row, value: passes(row, value) if isinstance(value, dict) else None,
}

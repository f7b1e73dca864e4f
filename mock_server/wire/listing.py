"""Query parameters of lists, and the envelope that carries their rows."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from mock_server.engine.refusals import InvalidPayload, InvalidQueryParams
from mock_server.service.listing import Filter, Page, Span
from mock_server.wire.timestamp import read_optional
from spec import Json


def write_list(data_ref: str, rows: Sequence[Json], total: int | None, **extra: Json) -> Json:
    """Write the list envelope whose array is named *data_ref*.

    *total* counts all matches, not just *rows*; None leaves it out (F-2). *extra* adds keys such as
    `has_more`.
    """
    envelope: dict[str, Json] = {"object": "list", "data_ref": data_ref, data_ref: list(rows)}
    if total is not None:
        envelope["total"] = total
    return {**envelope, **extra}


def read_page(query: Mapping[str, Json]) -> Page:
    """Read `limit` and `page`; 10 rows and the first page by default."""
    return Page(int(query.get("limit", 10)), int(query.get("page", 1)))


def read_span(json: Json) -> Span:
    """Read `created_at` or `updated_at` with their `[before]` and `[after]`; None sets no bound.

    Raises:
        InvalidQueryParams: a bound is not a date.
    """
    bounds = json or {}
    return Span(read_moment(bounds.get("after")), read_moment(bounds.get("before")))


def read_moment(text: str | None) -> datetime | None:
    """Read a time in a query; None is none.

    Raises:
        InvalidQueryParams: It is no date.
    """
    try:
        return read_optional(text)
    except InvalidPayload as refusal:
        raise InvalidQueryParams(refusal.details) from refusal


def read_filter(json: Json) -> Filter:
    """Read `filters`: `{field: {conditions: {operator: value or values}}, junction}`; None is none.

    The junction comes in either case; `and` without one (P-46).
    """
    parameters = json or {}
    fields = {
        name: {operator: _read_values(values) for operator, values in entry["conditions"].items()}
        for name, entry in parameters.items()
        if name != "junction" and isinstance(entry, Mapping) and entry.get("conditions")
    }
    either = str(parameters.get("junction", "and")).lower() == "or"
    return Filter(fields, "or" if either else "and")


def _read_values(values: Json) -> tuple[str, ...]:
    """Read one value, a list of them, or a list with its indexes spelt out (`[$in][0]=a`)."""
    if isinstance(values, Mapping):
        values = list(values.values())
    if not isinstance(values, list):
        values = [values]
    return tuple(_text(value) for value in values)


def _text(value: Json) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)

"""Compiled validators for the schemas of one contract."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import chain

import jsonschema_rs
import orjson

from spec.dialect import Dialect, Direction
from spec.document import ContractError, Json

_COMPONENT = "#/components/schemas/"


class Validators:
    """Compiles a schema the first time it is asked for.

    Each validator gets only the components that it can reach: with the whole document in every one
    of them a big contract takes half a minute and gigabytes.
    """

    def __init__(self, document: Json) -> None:
        self._sides = {
            "request": _Side(document, Dialect(document, "request")),
            "response": _Side(document, Dialect(document, "response")),
        }

    def request(self, schema: Json) -> jsonschema_rs.Validator:
        """Return the validator of what a client sends; *schema* is a part of the document."""
        return self._sides["request"].validator(schema)

    def response(self, schema: Json) -> jsonschema_rs.Validator:
        """Return the validator of what a server answers; *schema* is a part of the document."""
        return self._sides["response"].validator(schema)

    def of(self, direction: Direction, schema: Json) -> jsonschema_rs.Validator:
        """Return the validator of *schema* for whoever writes *direction*."""
        return self._sides[direction].validator(schema)


@dataclass(slots=True)
class _Side:
    """The validators of one direction."""

    document: Json
    dialect: Dialect
    compiled: dict[bytes, jsonschema_rs.Validator] = field(default_factory=dict)
    components: dict[str, Json] = field(default_factory=dict)

    def validator(self, schema: Json) -> jsonschema_rs.Validator:
        key = orjson.dumps(schema, option=orjson.OPT_SORT_KEYS)
        if key not in self.compiled:
            self.compiled[key] = self._compile(schema)
        return self.compiled[key]

    def _compile(self, schema: Json) -> jsonschema_rs.Validator:
        body = self.dialect.convert(schema)
        document = {"components": {"schemas": self._reached_from(body)}, "allOf": [body]}
        try:
            return jsonschema_rs.Draft202012Validator(
                document,
                validate_formats=True,
                formats=_FORMATS if self.dialect.direction == "request" else None,
                offline=True,
            )
        except (ValueError, jsonschema_rs.ReferencingError) as error:
            raise ContractError(f"a schema cannot be compiled: {error}") from error

    def _reached_from(self, body: Json) -> dict[str, Json]:
        reached: dict[str, Json] = {}
        waiting = [*_references(body)]
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached[name] = self._component(name)
                waiting += _references(reached[name])
        return reached

    def _component(self, name: str) -> Json:
        if name not in self.components:
            schemas = self.document.get("components", {}).get("schemas", {})
            if name not in schemas:
                raise ContractError(f"there is no schema {name}")
            self.components[name] = self.dialect.convert(schemas[name])
        return self.components[name]


def _references(node: Json) -> Iterator[str]:
    """Yield the names of the components that *node* refers to."""
    if isinstance(node, list):
        yield from chain.from_iterable(map(_references, node))
    elif isinstance(node, dict):
        reference = node.get("$ref")
        if isinstance(reference, str) and reference.startswith(_COMPONENT):
            yield reference.removeprefix(_COMPONENT)
        yield from chain.from_iterable(map(_references, node.values()))


def _is_date_time(text: str) -> bool:
    """Whether *text* is an instant that Python can hold too: no leap second, no year 0."""
    try:
        return _BUILT_IN.is_valid(text) and bool(datetime.fromisoformat(text).astimezone(UTC))
    except (ValueError, OverflowError):
        return False


def _is_date(text: str) -> bool:
    """Whether *text* is a date that Python can hold too."""
    try:
        return len(text) == len("2026-01-01") and bool(date.fromisoformat(text))
    except ValueError:
        return False


_BUILT_IN = jsonschema_rs.Draft202012Validator({"format": "date-time"}, validate_formats=True)
_FORMATS = {"date-time": _is_date_time, "date": _is_date}

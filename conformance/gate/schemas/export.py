"""Writes nodes as JSON Schema that validators read, with what they refer to, the nearest first."""

from collections import deque

from conformance.gate.schemas.dialect import Dialect
from conformance.gate.schemas.sizes import RANGE
from spec import Json

FORMATS = frozenset((
    "date-time", "date", "time", "duration", "email", "idn-email", "hostname", "idn-hostname",
    "ipv4", "ipv6", "uri", "uri-reference", "iri", "iri-reference", "uuid", "uri-template",
    "json-pointer", "relative-json-pointer", "regex",
))  # fmt: skip
"""The formats that mean the same everywhere; any other is a mere name."""

_SCHEMAS = ("items", "not", "additionalProperties", "contains", "propertyNames", "if", "then",
            "else", "unevaluatedProperties", "unevaluatedItems")  # fmt: skip
_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
_MAPS = ("properties", "patternProperties", "dependentSchemas")


class Writer:
    """Writes one schema and gathers what it refers to.

    Attributes:
        cut: Whether a reference was too far away and counts as anything.
    """

    def __init__(self, dialect: Dialect, most: int = 150) -> None:
        """Follow the references of *dialect*, at most so many of them."""
        self.cut = False
        self._dialect = dialect
        self._most = most
        self._names: dict[str, str] = {}
        self._waiting: deque[str] = deque()

    def write(self, node: Json) -> Json:
        """Return *node* as a document of its own."""
        written = self._written(node)
        definitions = {}
        while self._waiting:
            pointer = self._waiting.popleft()
            definitions[self._names[pointer]] = self._written(self._dialect.at(pointer))
        return {**written, "$defs": definitions} if definitions else written

    def _written(self, node: Json) -> Json:
        if "$ref" in node:
            return self._reference(node["$ref"])
        made: dict[str, Json] = {}
        for key, value in node.items():
            self._put(made, key, value)
        if RANGE in node:
            bounds = {"minimum": node[RANGE][1], "maximum": node[RANGE][2]}
            made["allOf"] = [*made.get("allOf", ()), bounds]
        return made

    def _put(self, made: dict[str, Json], key: str, value: Json) -> None:
        if key in _SCHEMAS:
            made[key] = self._written(value)
        elif key in _LISTS:
            many = [self._written(each) for each in value]
            if key == "oneOf":
                made["allOf"] = [*made.get("allOf", ()), {"anyOf": many}]
            else:
                made[key] = [*made.get(key, ()), *many]
        elif key in _MAPS:
            made[key] = {name: self._written(each) for name, each in value.items()}
        elif key == "format":
            if value in FORMATS:
                made[key] = value
        elif key in _KEPT:
            made[key] = value

    def _reference(self, pointer: str) -> Json:
        if pointer not in self._names:
            if len(self._names) >= self._most:
                self.cut = True
                return {}
            self._names[pointer] = f"d{len(self._names)}"
            self._waiting.append(pointer)
        return {"$ref": f"#/$defs/{self._names[pointer]}"}


_KEPT = frozenset((
    "type", "enum", "required", "pattern", "minimum", "maximum", "exclusiveMinimum",
    "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems",
    "uniqueItems", "minProperties", "maxProperties", "minContains", "maxContains",
    "dependentRequired",
))  # fmt: skip

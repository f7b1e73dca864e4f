"""Makes JSON Schema 2020-12 of a contract's schemas, for one side, as leniently as it can.

References stay references. Every schema keeps the pointer to where it was written, as `x-at`. What
a validator would choke on is left out: the document may be sloppy, and is compared all the same.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from math import isfinite

from conformance.gate.loading.text import escaped
from conformance.gate.schemas.sizes import sized
from conformance.gate.side import Side
from spec import ContractError, Json
from spec.document import at

AT = "x-at"
HIDDEN = "x-hidden"
DEFAULT = "x-default"
_TYPES = frozenset(("null", "boolean", "integer", "number", "string", "array", "object"))
_SINGLE = (
    "items", "not", "additionalProperties", "contains", "propertyNames", "if", "then", "else",
    "unevaluatedProperties", "unevaluatedItems", "contentSchema",
)  # fmt: skip
_SEVERAL = ("allOf", "anyOf", "oneOf", "prefixItems")
_NAMED = ("properties", "patternProperties", "dependentSchemas")
_NUMBERS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
_COUNTS = (
    "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties",
    "minContains", "maxContains",
)  # fmt: skip
_TEXTS = ("pattern", "format", "contentEncoding", "contentMediaType")
_NOTES = ("deprecated", "x-extensible-enum", "discriminator", "x-invariants", "readOnly",
          "writeOnly", "title", "x-stability-level", "x-sunset")  # fmt: skip


@dataclass(slots=True)
class Dialect:
    """The schemas of one contract as one side writes them.

    Attributes:
        document: All of the contract.
        side: Who writes.
    """

    document: Json
    side: Side
    _targets: dict[str, Json] = field(default_factory=dict)

    def at(self, pointer: str) -> Json:
        """Return the schema at *pointer*; anything goes if there is none."""
        if pointer not in self._targets:
            try:
                self._targets[pointer] = self._convert(at(self.document, pointer), pointer)
            except ContractError:
                self._targets[pointer] = {AT: pointer}
        return self._targets[pointer]

    def _convert(self, schema: Json, pointer: str) -> Json:
        if schema is False:
            return {AT: pointer, "not": {AT: pointer}}
        if not isinstance(schema, dict):
            return {AT: pointer}
        reference = schema.get("$ref")
        if not isinstance(reference, str):
            return self._plain(schema, pointer)
        target = {"$ref": reference.removeprefix("#"), AT: pointer}
        beside = {key: each for key, each in schema.items() if key != "$ref"}
        if self._old or not any(key in _TELLING for key in beside):
            return target  # OpenAPI 3.0 ignores what stands beside a reference
        plain = self._plain(beside, pointer)
        return {**plain, "allOf": [target, *plain.get("allOf", ())]}

    @property
    def _old(self) -> bool:
        return str(self.document.get("openapi", "")).startswith("3.0")

    def _plain(self, schema: dict[str, Json], pointer: str) -> Json:
        made: dict[str, Json] = {AT: pointer}
        made.update({key: schema[key] for key in _NOTES if key in schema})
        if "default" in schema:
            made[DEFAULT] = schema["default"]
        self._copy(schema, made)
        sized(schema, made)
        self._nest(schema, made, pointer)
        self._hide(schema, made)
        return _with_null(made) if schema.get("nullable") is True else made

    def _copy(self, schema: dict[str, Json], made: dict[str, Json]) -> None:
        for key, read in _READ.items():
            value = read(schema.get(key))
            if value is not None:
                made[key] = value
        if "const" in schema:
            made["enum"] = [schema["const"]]
        _bound(schema, made)

    def _nest(self, schema: dict[str, Json], made: dict[str, Json], pointer: str) -> None:
        for key in _SINGLE:
            if isinstance(schema.get(key), dict | bool):
                made[key] = self._convert(schema[key], f"{pointer}/{key}")
        for key in _SEVERAL:
            if isinstance(schema.get(key), list):
                made[key] = [
                    self._convert(each, f"{pointer}/{key}/{number}")
                    for number, each in enumerate(schema[key])
                ]
        for key in _NAMED:
            if isinstance(schema.get(key), dict):
                made[key] = {
                    name: self._convert(each, f"{pointer}/{key}/{escaped(name)}")
                    for name, each in schema[key].items()
                }

    def _hide(self, schema: dict[str, Json], made: dict[str, Json]) -> None:
        """Free the properties that this side does not carry from every demand."""
        flag = "readOnly" if self.side is Side.REQUEST else "writeOnly"
        for name in made.get("properties", ()):
            if self._flagged(schema["properties"][name], flag):
                pointer = made["properties"][name][AT]
                made["properties"][name] = {AT: pointer, HIDDEN: True}
                if name in made.get("required", ()):
                    made["required"] = [each for each in made["required"] if each != name]

    def _flagged(self, schema: Json, flag: str) -> bool:
        for _ in range(20):
            if not isinstance(schema, dict):
                return False
            if schema.get(flag) is True:
                return True
            reference = schema.get("$ref")
            if not isinstance(reference, str):
                return False
            try:
                schema = at(self.document, reference.removeprefix("#"))
            except ContractError:
                return False
        return False


_TELLING = frozenset(
    (*_SINGLE, *_SEVERAL, *_NAMED, *_NUMBERS, *_COUNTS, *_TEXTS, "type", "enum", "const",
     "required", "dependentRequired", "uniqueItems", "nullable")
)  # fmt: skip


def _types(given: Json) -> list[str] | None:
    """Return the types as a sorted list; None if anything goes."""
    several = given if isinstance(given, list) else [given]
    known = {"string" if each == "file" else each for each in several if isinstance(each, str)}
    known &= _TYPES
    return sorted(known - {"integer"} if "number" in known else known) or None


def _number(given: Json) -> Json:
    known = isinstance(given, int | float) and not isinstance(given, bool)
    return given if known and isfinite(given) else None


def _count(given: Json) -> int | None:
    number = _number(given)
    return int(number) if number is not None and number >= 0 and number == int(number) else None


def _text(given: Json) -> str | None:
    return given if isinstance(given, str) else None


def _list(given: Json) -> list[Json] | None:
    return given if isinstance(given, list) else None


def _names(given: Json) -> list[str] | None:
    return [each for each in given if isinstance(each, str)] if isinstance(given, list) else None


def _dependencies(given: Json) -> dict[str, Json] | None:
    if not isinstance(given, dict):
        return None
    return {name: names for name, each in given.items() if (names := _names(each)) is not None}


_READ: dict[str, Callable[[Json], Json]] = {
    "type": _types,
    **dict.fromkeys(_TEXTS, _text),
    **dict.fromkeys(_COUNTS, _count),
    **dict.fromkeys(_NUMBERS, _number),
    "enum": _list,
    "required": _names,
    "dependentRequired": _dependencies,
    "uniqueItems": lambda given: True if given is True else None,
}
"""What makes a keyword's value fit for a validator, or None."""


def _bound(schema: dict[str, Json], made: dict[str, Json]) -> None:
    """Give the boolean bounds of OpenAPI 3.0 the form of 2020-12."""
    for exclusive, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if schema.get(exclusive) is True and bound in made:
            made[exclusive] = made.pop(bound)


def _with_null(made: dict[str, Json]) -> Json:
    """Return what also allows null."""
    if not any(key in made for key in ("allOf", "anyOf", "oneOf", "not")):
        if "type" in made:
            made["type"] = sorted({*made["type"], "null"})
        if "enum" in made and None not in made["enum"]:
            made["enum"] = [*made["enum"], None]
        return made
    null = {AT: made[AT], "type": ["null"]}
    return {AT: made[AT], "anyOf": [null, made]}

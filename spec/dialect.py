"""Translates OpenAPI 3.0 schemas into JSON Schema 2020-12, for one direction at a time.

References stay references, so recursion is no trouble. What JSON Schema does not know becomes what
it does: `nullable`, `readOnly` and `writeOnly`, boolean exclusive bounds, and a discriminator,
which turns into a chain of if and then, so that a fault is reported from the branch that was meant.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from spec.document import Json, follow

Direction: TypeAlias = Literal["request", "response"]
"""Who writes the instance: the client (request) or the server (response)."""

SAFE_INTEGER = 2**53 - 1
"""The greatest integer that every JSON reader keeps exact (RFC 8259, section 6)."""

_SINGLE = ("items", "not", "additionalProperties")
_SEVERAL = ("allOf", "anyOf", "oneOf")
_KEPT = (
    "type", "enum", "required", "format", "pattern", "multipleOf", "minimum", "maximum",
    "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "minItems", "maxItems",
    "uniqueItems", "minProperties", "maxProperties",
)  # fmt: skip
_SIZES = ("int32", "int64", "float", "double", "password", "binary", "byte")


@dataclass(frozen=True, slots=True)
class Dialect:
    """One document's schemas as the writer of *direction* has to obey them."""

    document: Json
    direction: Direction

    def convert(self, schema: Json) -> Json:
        """Return *schema* as JSON Schema 2020-12; a boolean stays one.

        `readOnly` properties are never required of a request, which may send them all the same;
        `writeOnly` properties are forbidden in a response. Integers without bounds get those of
        `SAFE_INTEGER`.
        """
        if not isinstance(schema, dict):
            return schema
        if "$ref" in schema:
            return {"$ref": schema["$ref"]}  # OpenAPI 3.0 ignores what stands beside a reference
        converted = {key: schema[key] for key in _KEPT if key in schema}
        _bound(converted)
        self._nest(schema, converted)
        self._hide(schema, converted)
        return _with_null(converted) if schema.get("nullable") is True else converted

    def _nest(self, schema: Json, converted: Json) -> None:
        """Convert the schemas inside of *schema*."""
        if "properties" in schema:
            converted["properties"] = {k: self.convert(v) for k, v in schema["properties"].items()}
        for key in _SINGLE:
            if key in schema:
                converted[key] = self.convert(schema[key])
        for key in _SEVERAL:
            if key not in schema:
                continue
            if "discriminator" in schema and key != "allOf":
                chain = self._chain(schema["discriminator"], schema[key])
                converted.setdefault("allOf", []).append(chain)
            else:
                converted[key] = [*converted.get(key, ()), *map(self.convert, schema[key])]

    def _hide(self, schema: Json, converted: Json) -> None:
        """Take away the properties that *direction* does not carry."""
        flag = "readOnly" if self.direction == "request" else "writeOnly"
        hidden = [
            name
            for name, member in schema.get("properties", {}).items()
            if follow(self.document, member).get(flag) is True
        ]
        if hidden and "required" in converted:
            converted["required"] = [name for name in converted["required"] if name not in hidden]
        if self.direction == "response":
            converted.get("properties", {}).update(dict.fromkeys(hidden, False))

    def _chain(self, discriminator: Json, branches: Json) -> Json:
        """Return the branches, each under the condition that the tag names it."""
        tag = discriminator["propertyName"]
        targets = branch_of(discriminator, branches)
        return {
            "type": "object",
            "required": [tag],
            "properties": {tag: {"enum": list(targets)}},
            "allOf": [
                {
                    "if": {"properties": {tag: {"const": value}}, "required": [tag]},
                    "then": self.convert(branch),
                }
                for value, branch in targets.items()
            ],
        }


def branch_of(discriminator: Json, branches: Json) -> dict[str, Json]:
    """Return the branch that each value of the tag stands for.

    Without a mapping the values are the names of the schemas that *branches* refer to.
    """
    mapping = discriminator.get("mapping", {})
    if mapping:
        return {value: {"$ref": _reference(target)} for value, target in mapping.items()}
    return {each["$ref"].rsplit("/", 1)[-1]: each for each in branches if "$ref" in each}


def _reference(target: str) -> str:
    return target if target.startswith("#") else f"#/components/schemas/{target}"


def _bound(converted: Json) -> None:
    """Give bounds the form of 2020-12, and every integer some bounds."""
    for exclusive, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if isinstance(converted.get(exclusive), bool) and converted.pop(exclusive):
            converted[exclusive] = converted.pop(bound)
    if converted.get("format") in _SIZES:
        del converted["format"]
    if converted.get("type") == "integer" and "enum" not in converted:
        if "exclusiveMinimum" not in converted:
            converted.setdefault("minimum", -SAFE_INTEGER)
        if "exclusiveMaximum" not in converted:
            converted.setdefault("maximum", SAFE_INTEGER)


def _with_null(converted: Json) -> Json:
    """Return what also allows null.

    OpenAPI 3.0.3 lets `nullable` work only beside a `type`; beside `allOf` everybody means it too.
    """
    if "type" not in converted or any(key in converted for key in (*_SEVERAL, "not")):
        return {"anyOf": [{"type": "null"}, converted]} if converted else {}
    nulled = {**converted, "type": [converted["type"], "null"]}
    if "enum" in nulled and None not in nulled["enum"]:
        nulled["enum"] = [*nulled["enum"], None]
    return nulled

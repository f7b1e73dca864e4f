"""Query strings and forms to values: both bracket dialects, and the types that the schemas say.

`created_at[before]=x` and `[created_at][before]=x` mean the same; lists come as `a[]=x`, `a[0]=x`
or `a=x&a=y` (resources.md 1.9). Names that the contract does not know are ignored (R-14).
"""

import re
from collections.abc import Mapping
from typing import TypeAlias
from urllib.parse import parse_qsl

from mock_server.http.call import Json

Tree: TypeAlias = "list[str] | dict[str, Tree]"
"""What was sent for one name: its values, or a tree of them by the keys in brackets."""

MAX_FIELDS, MAX_DEPTH = 300, 8
_NAME = re.compile(r"\[?([^\[\]]+)")
_KEY = re.compile(r"(?:\[([^\[\]]+)\]|([^\[\]]+))((?:\[[^\[\]]*\])*)")
_STEP = re.compile(r"\[([^\[\]]*)\]")
_POSITION = re.compile(r"[0-9]{1,4}")
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,18})?(?:[eE][+-]?[0-9]{1,2})?")
_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "string": str,
    "array": list,
    "object": dict,
}


class Malformed(Exception):
    """What was sent is no list of names and values, or contradicts itself."""


def parse(encoded: bytes, shapes: Mapping[str, Json]) -> dict[str, Json]:
    """Return the value of each name in *shapes* that was sent, coerced by its schema.

    Args:
        encoded: A query string or a form, percent-encoded.
        shapes: Schemas by name, without references.

    Raises:
        Malformed: not UTF-8, more than 300 fields, deeper than 8 brackets, brackets that do not
            match, a name that is both a value and a tree, or empty brackets beside other names or
            around them.
    """
    trees: dict[str, Tree] = {}
    for key, value in _fields(encoded):
        if _name(key) in shapes:
            _plant(trees, _split(key), value)
    return {name: coerce(shapes[name], tree) for name, tree in trees.items()}


def _fields(encoded: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            encoded.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=MAX_FIELDS,
        )
    except UnicodeError as error:
        raise Malformed("it is not percent-encoded UTF-8") from error
    except ValueError as error:
        raise Malformed(f"it has more than {MAX_FIELDS} fields") from error


def _name(key: str) -> str:
    """Return the parameter that *key* is about, whatever follows it."""
    match = _NAME.match(key)
    return match[1] if match else key


def _split(key: str) -> list[str]:
    """Return the steps of a key: `a[b][]` has a, b and an empty one."""
    match = _KEY.fullmatch(key)
    if match is None:
        raise Malformed(f"the brackets of {_name(key)} do not match")
    return [match[1] or match[2], *_STEP.findall(match[3])]


def _plant(trees: dict[str, Tree], steps: list[str], value: str) -> None:
    if len(steps) > MAX_DEPTH:
        raise Malformed(f"{steps[0]} is nested deeper than {MAX_DEPTH}")
    node = trees
    for step in steps[:-1]:
        child = node.setdefault(step, {})
        if not isinstance(child, dict):
            raise Malformed(f"{steps[0]} is both a value and a tree of values")
        node = child
    leaf = node.setdefault(steps[-1], [])
    if not isinstance(leaf, list):
        raise Malformed(f"{steps[0]} is both a value and a tree of values")
    leaf.append(value)


def coerce(schema: Json, tree: Tree) -> Json:
    """Return *tree* as the type that *schema* says; what cannot be that type stays text.

    So the validator, not this function, says what is wrong with it.

    Raises:
        Malformed: empty brackets beside other names or around them.
    """
    if not isinstance(schema, dict):
        schema = {}
    kind = schema.get("type")
    if kind is None and (branches := _branches(schema)):
        return _best(branches, tree)
    if isinstance(tree, dict):
        if (kind == "object" and "" not in tree) or not _is_list(tree):
            return _object(schema, tree)
        tree = _ordered(tree)
    if kind == "array":
        return [coerce(schema.get("items"), [item]) for item in tree]
    return _scalar(kind, tree[-1])


def _branches(schema: Json) -> list[Json]:
    return [branch for word in ("allOf", "anyOf", "oneOf") for branch in schema.get(word, ())]


def _best(branches: list[Json], tree: Tree) -> Json:
    """Return *tree* as the first branch whose type it can be."""
    values = [coerce(branch, tree) for branch in branches]
    for branch, value in zip(branches, values, strict=True):
        if isinstance(value, _TYPES.get(branch.get("type"), object)):
            return value
    return values[0]


def _object(schema: Json, tree: dict[str, Tree]) -> Json:
    if "" in tree:  # they append to a list: no member of an object has that name
        raise Malformed("empty brackets stand where a name is expected")
    properties, others = schema.get("properties", {}), schema.get("additionalProperties")
    return {name: coerce(properties.get(name, others), node) for name, node in tree.items()}


def _is_list(tree: dict[str, Tree]) -> bool:
    """Whether the keys are positions: `[]` or `[0]`, `[1]` and so on."""
    return all(
        isinstance(node, list) and (key == "" or _POSITION.fullmatch(key))
        for key, node in tree.items()
    )


def _ordered(tree: dict[str, Tree]) -> list[str]:
    """Return the values of a list in the order of their positions, those without one first."""
    by_position = sorted(tree.items(), key=lambda item: int(item[0] or -1))
    return [value for _, values in by_position for value in values]


def _scalar(kind: str | None, text: str) -> Json:
    if kind == "integer" and _INTEGER.fullmatch(text):
        return int(text)
    if kind == "number" and _NUMBER.fullmatch(text):
        return float(text)
    if kind == "boolean" and text in ("true", "false"):
        return text == "true"
    return text

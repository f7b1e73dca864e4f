"""Reads a query as a server has to: there are no types in a URL.

Schemathesis draws a wrong query as typed values and forgets, deep inside of bracketed parameters, that
`$before=false` is also the text "false", and one text a list of one. What is valid as it stands in the
URL was not wrong.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from conformance.contract import Contract
from spec import Json, Operation, follow

_STEPS = re.compile(r"[^\[\]]+")
_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")


def query_is_valid(contract: Contract, operation: Operation, url: str) -> bool:
    """Whether the query of *url* can be read as the contract describes it."""
    tree: dict[str, Any] = {}
    for name, value in parse_qsl(urlsplit(url).query, keep_blank_values=True):
        if not _put(tree, _STEPS.findall(name), value):
            return False
    for parameter in operation.parameters:
        if parameter["in"] != "query":
            continue
        name, schema = parameter["name"], parameter.get("schema", {})
        if name not in tree and parameter.get("required"):
            return False
        if name in tree and not any(
            contract.validators.request(schema).is_valid(reading)
            for reading in _readings(contract.document, schema, tree[name])
        ):
            return False
    return True


def _put(tree: dict[str, Any], steps: Sequence[str], value: str) -> bool:
    """Put *value* at *steps* of *tree*; False if something else stands in the way."""
    *path, last = steps or ("",)
    for step in path:
        tree = tree.setdefault(step, {})
        if not isinstance(tree, dict):
            return False
    values = tree.setdefault(last, [])
    if isinstance(values, list):
        values.append(value)
    return isinstance(values, list)


def _readings(document: Json, schema: Json, told: Json) -> list[Json]:
    """Return what *told*, texts in a tree, may mean where *schema* is expected."""
    schema = follow(document, schema)
    options = [*schema.get("anyOf", ()), *schema.get("oneOf", ()), *schema.get("allOf", ())]
    if options:
        return [each for option in options for each in _readings(document, option, told)]
    if isinstance(told, Mapping):
        return [_object(document, schema, told)]
    item = follow(document, schema.get("items", {}))
    listed = [_scalar(item, text) for text in told]
    return [listed] if schema.get("type") == "array" else [_scalar(schema, told[-1])]


def _object(document: Json, schema: Json, told: Mapping[str, Any]) -> Json:
    """Return *told* with every member read; numbered members make a list."""
    if schema.get("type") == "array" and all(key.isdecimal() for key in told):
        return [_readings(document, schema.get("items", {}), each)[0] for each in told.values()]
    rest = schema.get("additionalProperties")
    members = schema.get("properties", {})
    others = rest if isinstance(rest, dict) else {}
    return {
        key: _readings(document, members.get(key, others), each)[0] for key, each in told.items()
    }


def _scalar(schema: Json, text: str) -> Json:
    kind = schema.get("type")
    if kind == "integer" and _INTEGER.fullmatch(text):
        return int(text)
    if kind == "number" and _NUMBER.fullmatch(text):
        return float(text)
    if kind == "boolean" and text in ("true", "false"):
        return text == "true"
    return text

"""Reads a query as a server has to: there are no types in a URL.

Schemathesis draws a wrong query as typed values and forgets, deep inside of bracketed parameters,
that `$before=false` is also the text "false", and one text a list of one. What is valid as it
stands in the URL was not wrong.
"""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl, urlsplit

from conformance.contract import Contract
from spec import Json, Operation, follow

_STEPS = re.compile(r"[^\[\]]+")
_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")


def query_is_valid(contract: Contract, operation: Operation, url: str) -> bool:
    """Whether the query of *url* can be read as the contract describes it."""
    tree: dict[str, Json] = {}
    for name, value in parse_qsl(urlsplit(url).query, keep_blank_values=True):
        if not _put(tree, _STEPS.findall(name), value):
            return False
    declared = [each for each in operation.parameters if each["in"] == "query"]
    return all(_fits(contract, parameter, tree) for parameter in declared)


def _fits(contract: Contract, parameter: Json, tree: Mapping[str, Json]) -> bool:
    if parameter["name"] not in tree:
        return not parameter.get("required")
    schema = parameter.get("schema", {})
    reading = _reading(contract, schema, tree[parameter["name"]])
    return contract.validators.request(schema).is_valid(reading)


def _put(tree: dict[str, Json], steps: Sequence[str], value: str) -> bool:
    """Put *value* at *steps* of *tree*; False if something else stands in the way."""
    *path, last = steps or ("",)
    branch: Json = tree
    for step in path:
        branch = branch.setdefault(step, {})
        if not isinstance(branch, dict):
            return False
    values = branch.setdefault(last, [])
    if isinstance(values, list):
        values.append(value)
    return isinstance(values, list)


def _reading(contract: Contract, schema: Json, told: Json) -> Json:
    """Return what *told*, texts in a tree, means where *schema* is expected.

    Of a union, what the first branch makes of it that accepts it, or else the first branch.
    """
    schema = follow(contract.document, schema)
    options = [*schema.get("anyOf", ()), *schema.get("oneOf", ()), *schema.get("allOf", ())]
    if options:
        read = [(option, _reading(contract, option, told)) for option in options]
        accept = contract.validators.request
        return next((value for each, value in read if accept(each).is_valid(value)), read[0][1])
    if isinstance(told, Mapping):
        return _members(contract, schema, told)
    if schema.get("type") == "array":
        return [_reading(contract, schema.get("items", {}), [text]) for text in told]
    return _scalar(schema.get("type"), told[-1])


def _members(contract: Contract, schema: Json, told: Mapping[str, Json]) -> Json:
    """Return *told* with every member read; numbered members make a list."""
    if schema.get("type") == "array" and all(key.isdecimal() for key in told):
        return [_reading(contract, schema.get("items", {}), each) for each in told.values()]
    rest, named = schema.get("additionalProperties"), schema.get("properties", {})
    others = rest if isinstance(rest, dict) else {}
    return {key: _reading(contract, named.get(key, others), each) for key, each in told.items()}


def _scalar(kind: str | None, text: str) -> Json:
    if kind == "integer" and _INTEGER.fullmatch(text):
        return int(text)
    if kind == "number" and _NUMBER.fullmatch(text):
        return float(text)
    if kind == "boolean" and text in ("true", "false"):
        return text == "true"
    return text

"""Reads the query of a call, with its bracketed names, as the contract types it."""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl, urlsplit

from conformance.contract import Contract
from spec import Json, Operation, follow

_STEPS = re.compile(r"[^\[\]]+")
_NAME = re.compile(r"(\[[^\[\]]+\]|[^\[\]]+)(\[[^\[\]]+\])*(\[\])?")
_DEEPER = re.compile(r"\[\d+\]\[\]")
_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")


def query_of(contract: Contract, operation: Operation, url: str) -> Mapping[str, Json] | None:
    """Return the parameters of the query of *url*, None if they are not as the contract asks.

    Parameters that the contract does not have are left out: a server tolerates them (R-14).
    """
    tree = _tree(operation, url)
    declared = _declared(operation)
    if tree is None or any(each.get("required") and each["name"] not in tree for each in declared):
        return None
    read: dict[str, Json] = {}
    for parameter in declared:
        if parameter["name"] in tree:
            schema = parameter.get("schema", {})
            value = _reading(contract, schema, tree[parameter["name"]])
            if not contract.validators.request(schema).is_valid(value):
                return None
            read[parameter["name"]] = value
    return read


def is_readable(operation: Operation, url: str) -> bool:
    """Whether there is one way to read the names in the query of *url*.

    Their brackets match, empty ones come last, nothing is a value and an object at once, and there
    is no list inside of an entry of a list: whether that is one value nobody says.
    """
    return _tree(operation, url) is not None


def query_as_sent(url: str) -> Mapping[str, Json]:
    """Return the query of *url* as texts by their whole names, the last one of each name."""
    return dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))


def _declared(operation: Operation) -> Sequence[Json]:
    return [each for each in operation.parameters if each["in"] == "query"]


def _tree(operation: Operation, url: str) -> dict[str, Json] | None:
    """Return what was sent for the parameters of *operation*: texts in a tree of their names."""
    declared = {each["name"] for each in _declared(operation)}
    tree: dict[str, Json] = {}
    for name, value in parse_qsl(urlsplit(url).query, keep_blank_values=True):
        steps = _STEPS.findall(name)
        if steps and steps[0] in declared:
            clear = _NAME.fullmatch(name) and not _DEEPER.search(name)
            if not clear or not _put(tree, steps, value):
                return None
    return tree


def _put(tree: dict[str, Json], steps: Sequence[str], value: str) -> bool:
    """Put *value* at *steps* of *tree*; False if something else stands in the way."""
    *path, last = steps
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

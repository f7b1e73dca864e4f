"""Judges by another contract: what is called stays ours, what may be answered is theirs.

The other document need not know how things are found and made, so its operations are laid under
ours with the same method and path. Whatever it says about an answer counts there; where it says
nothing, ours does.
"""

import copy
import re
from collections.abc import Iterator

from conformance.contract import JUDGED_BY
from spec import ContractError, Json, follow
from spec.document import METHODS

_PARAMETER = re.compile(r"\{[^/]*\}")
_SCHEMAS = "#/components/schemas/"
_THEIRS = "Theirs."


def laid(ours: Json, theirs: Json) -> Json:
    """Return *ours* with only the operations that *theirs* has, and its answers.

    Raises:
        ContractError: *theirs* is no OpenAPI 3.0 document, or the two have nothing in common.
    """
    if not isinstance(theirs, dict) or not str(theirs.get("openapi", "")).startswith("3.0"):
        raise ContractError("it is no OpenAPI 3.0 document")
    known = {(method, _shape(path)): node for path, method, node in _operations(theirs)}
    document: Json = copy.deepcopy(ours)
    for path, method, node in [*_operations(document)]:
        other = known.get((method, _shape(path)))
        if other is None:
            del document["paths"][path][method]
        else:
            node["responses"] = _answers(document, node["responses"], theirs, other["responses"])
    schemas = theirs.get("components", {}).get("schemas", {})
    for name, schema in schemas.items():
        document["components"]["schemas"][_THEIRS + name] = _moved(schema)
    if not any(True for _ in _operations(document)):
        raise ContractError("it has no operation in common with ours")
    return document


def _operations(document: Json) -> Iterator[tuple[str, str, Json]]:
    for path, item in document.get("paths", {}).items():
        for method in METHODS:
            if method in item:
                yield path, method, item[method]


def _shape(path: str) -> str:
    """Return *path* without the names of its parameters."""
    return _PARAMETER.sub("{}", path.rstrip("/"))


def _answers(ours: Json, answers: Json, theirs: Json, others: Json) -> Json:
    """Return our *answers* with the schemas of the *others*, and with their statuses."""
    laid_answers = {}
    for status in {**answers, **others}:
        own = copy.deepcopy(follow(ours, answers.get(status, {"description": "Theirs."})))
        if status in others:
            _judge(own, follow(theirs, others[status]))
        laid_answers[status] = own
    return laid_answers


def _judge(own: Json, other: Json) -> None:
    for media_type, content in other.get("content", {}).items():
        if "schema" in content:
            schema = _moved(content["schema"])
            ours = own.setdefault("content", {}).setdefault(media_type, {"schema": schema})
            ours[JUDGED_BY] = schema


def _moved(node: Json) -> Json:
    """Return *node* with its references to where their schemas are now.

    Branches of their unions overlap, so one of them is enough (resources.md 0.4).
    """
    if isinstance(node, list):
        return [_moved(each) for each in node]
    if not isinstance(node, dict):
        return node
    return {
        "anyOf" if key == "oneOf" else key: _SCHEMAS + _THEIRS + value.removeprefix(_SCHEMAS)
        if key == "$ref" and isinstance(value, str)
        else _moved(value)
        for key, value in node.items()
        if key not in ("example", "examples", "discriminator")
    }

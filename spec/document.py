"""The contract as a value: its operations, and where a reference inside of it leads."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

Json: TypeAlias = Any
"""JSON as decoded."""

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


class ContractError(Exception):
    """The contract cannot be read, contradicts itself, or asks for what is not there."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of a contract.

    Attributes:
        id: The operationId, which is also the name of the handler.
        method: Upper case.
        path: The template, as in `/v1/vouchers/{code}`.
        tags: As written; the first is the resource.
        parameters: Those of the path and then its own, which win; references followed.
        node: The Operation Object as it stands in the document.
    """

    id: str
    method: str
    path: str
    tags: tuple[str, ...]
    parameters: tuple[Json, ...]
    node: Json


def operations(document: Json) -> dict[str, Operation]:
    """Return every operation of *document* by its operationId, in the document's order.

    Raises:
        ContractError: an operation has no operationId, or two share one.
    """
    found: dict[str, Operation] = {}
    for operation in _each(document):
        earlier = found.setdefault(operation.id, operation)
        if earlier is not operation:
            raise ContractError(
                f"operationId {operation.id} is given to {earlier.method} {earlier.path}"
                f" and to {operation.method} {operation.path}"
            )
    return found


def _each(document: Json) -> Iterator[Operation]:
    for path, item in document.get("paths", {}).items():
        for method in METHODS:
            if method in item:
                yield _operation(document, path, item, method)


def _operation(document: Json, path: str, item: Json, method: str) -> Operation:
    node = item[method]
    if "operationId" not in node:
        raise ContractError(f"{method.upper()} {path} has no operationId")
    declared = [*item.get("parameters", ()), *node.get("parameters", ())]
    followed = [follow(document, parameter) for parameter in declared]
    named = {(parameter["in"], parameter["name"]): parameter for parameter in followed}
    return Operation(
        id=node["operationId"],
        method=method.upper(),
        path=path,
        tags=tuple(node.get("tags", ())),
        parameters=tuple(named.values()),
        node=node,
    )


def follow(document: Json, node: Json) -> Json:
    """Return what *node* refers to, or *node* itself if it is no reference.

    Args:
        document: The whole, bundled document.
        node: Any object of it, perhaps `{"$ref": "#/…"}`; chains are followed to their end.

    Raises:
        ContractError: the reference leads nowhere, out of the document, or back to itself.
    """
    seen: set[str] = set()
    while isinstance(node, dict) and isinstance(node.get("$ref"), str):
        reference = node["$ref"]
        if reference in seen or not reference.startswith("#/"):
            raise ContractError(f"reference {reference} cannot be followed")
        seen.add(reference)
        node = at(document, reference.removeprefix("#"))
    return node


def at(document: Json, pointer: str) -> Json:
    """Return the value at the JSON *pointer* of *document*.

    Raises:
        ContractError: there is nothing.
    """
    node = document
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        if isinstance(node, list) and key.isdecimal() and int(key) < len(node):
            node = node[int(key)]
        elif isinstance(node, dict) and key in node:
            node = node[key]
        else:
            raise ContractError(f"nothing at {pointer}")
    return node

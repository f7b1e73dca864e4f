"""Refuses references that lead to nothing but each other."""

from conformance.gate.loading.errors import CouldNotLoad
from spec import ContractError, Json
from spec.document import at


def refuse(name: str, document: Json) -> None:
    """Refuse a document in which a reference leads back to itself.

    A schema that contains itself is none of these: something stands between.

    Raises:
        CouldNotLoad: there is such a reference.
    """
    fine: set[str] = set()
    waiting = [document]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            if isinstance(node.get("$ref"), str):
                fine |= _followed(name, document, node, fine)
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node


def _followed(name: str, document: Json, node: Json, fine: set[str]) -> set[str]:
    """Return the references from *node* on to where the first thing stands that is none."""
    seen: set[str] = set()
    while isinstance(node, dict) and isinstance(node.get("$ref"), str):
        reference = node["$ref"]
        if reference in fine:
            break
        if reference in seen:
            raise CouldNotLoad(f"{name} goes round in circles: {reference} leads back to itself.")
        seen.add(reference)
        try:
            node = at(document, reference.removeprefix("#"))
        except ContractError:
            break
    return seen

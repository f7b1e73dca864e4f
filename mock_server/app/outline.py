"""What connexion reads of a contract: operations, their callers and their parameters.

Bodies and answers are compiled from the whole document instead. Connexion copies what it reads
twice and writes every reference out, which on the whole document is a tenth of the start.
"""

from collections.abc import Iterator

from mock_server.http.call import Json
from spec.document import METHODS

_SCHEMA = "#/components/schemas/"
_KEPT = ("operationId", "parameters", "security")


def outline(document: Json) -> Json:
    """Return *document* without bodies, answers and what only they refer to."""
    paths = {path: _item(item) for path, item in document["paths"].items()}
    components = document.get("components", {})
    parameters = components.get("parameters", {})
    return {
        **{
            key: document[key]
            for key in ("openapi", "info", "servers", "security")
            if key in document
        },
        "paths": paths,
        "components": {
            "securitySchemes": components.get("securitySchemes", {}),
            "parameters": parameters,
            "schemas": _reached([paths, parameters], components.get("schemas", {})),
        },
    }


def _item(item: Json) -> Json:
    operations = {
        method: {
            **{key: item[method][key] for key in _KEPT if key in item[method]},
            "responses": {},
        }
        for method in METHODS
        if method in item
    }
    return {"parameters": list(item.get("parameters", ())), **operations}


def _reached(roots: Json, schemas: Json) -> Json:
    """Return those of *schemas* to which *roots* refer, directly or not."""
    reached: dict[str, Json] = {}
    waiting = [*_references(roots)]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached[name] = schemas[name]
            waiting += _references(schemas[name])
    return reached


def _references(node: Json) -> Iterator[str]:
    if isinstance(node, dict):
        reference = node.get("$ref")
        if isinstance(reference, str) and reference.startswith(_SCHEMA):
            yield reference.removeprefix(_SCHEMA)
    parts = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for part in parts:
        yield from _references(part)

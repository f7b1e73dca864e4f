"""Walks a bundled contract: who writes which schema, and where the examples are."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import spec
from spec import Json, follow, source
from spec.dialect import Direction

SPEC = Path(spec.__file__).parent
FILES = sorted([*SPEC.glob("paths/*.yaml"), *SPEC.glob("schemas/*.yaml")])
SHARED = [SPEC / "parameters.yaml", SPEC / "responses.yaml"]
NESTED = ("properties",)
LISTED = ("allOf", "oneOf", "anyOf")
SINGLE = ("items", "additionalProperties", "not")


@dataclass(frozen=True, slots=True)
class Place:
    """A schema, by whom its instances are written, and its way from the operation."""

    direction: Direction
    pointer: str
    schema: Json
    in_body: bool = True


def roots(document: Json) -> Iterator[Place]:
    """Yield the schema of every parameter, body and header."""
    for operation in spec.operations(document).values():
        for parameter in operation.parameters:
            yield Place(
                "request", f"{operation.id} {parameter['name']}", parameter["schema"], False
            )
        body = follow(document, operation.node.get("requestBody", {}))
        for media in body.get("content", {}).values():
            yield Place("request", f"{operation.id} body", media["schema"])
        yield from _answers(document, operation)


def _answers(document: Json, operation: spec.Operation) -> Iterator[Place]:
    for status, response in operation.node["responses"].items():
        response = follow(document, response)
        for name, header in response.get("headers", {}).items():
            yield Place("response", f"{operation.id} {status} {name}", header["schema"])
        for media in response.get("content", {}).values():
            yield Place("response", f"{operation.id} {status}", media["schema"])


def places(document: Json) -> Iterator[Place]:
    """Yield every schema that can be reached, once for each direction and kind of place."""
    seen: set[tuple[str, bool, int]] = set()
    waiting = list(roots(document))
    while waiting:
        place = waiting.pop()
        schema = follow(document, place.schema)
        if not isinstance(schema, dict):
            continue
        if isinstance(place.schema.get("$ref"), str):
            pointer = place.schema["$ref"].removeprefix("#/components/schemas/")
        else:
            pointer = place.pointer
        key = (place.direction, place.in_body, id(schema))
        if key in seen:
            continue
        seen.add(key)
        yield Place(place.direction, pointer, schema, place.in_body)
        for step, inner in _inner(schema):
            waiting.append(Place(place.direction, f"{pointer}.{step}", inner, place.in_body))


def _inner(schema: Json) -> Iterator[tuple[str, Json]]:
    for word in NESTED:
        yield from schema.get(word, {}).items()
    for word in LISTED:
        yield from ((f"{word}[{i}]", each) for i, each in enumerate(schema.get(word, ())))
    for word in SINGLE:
        if isinstance(schema.get(word), dict):
            yield word, schema[word]


@dataclass(frozen=True, slots=True)
class Example:
    """A value that the contract shows, and the schema that it is shown for."""

    direction: Direction
    pointer: str
    schema: Json
    value: Json


def examples(document: Json) -> Iterator[Example]:
    """Yield every example of a schema, a parameter, a body and an answer."""
    for place in places(document):
        if "example" in place.schema:
            yield Example(place.direction, place.pointer, place.schema, place.schema["example"])
    for operation in spec.operations(document).values():
        for parameter in operation.parameters:
            yield from _shown("request", f"{operation.id} {parameter['name']}", parameter)
        body = follow(document, operation.node.get("requestBody", {}))
        for media in body.get("content", {}).values():
            yield from _shown("request", f"{operation.id} body", media)
        for status, response in operation.node["responses"].items():
            for media in follow(document, response).get("content", {}).values():
                yield from _shown("response", f"{operation.id} {status}", media)


def _shown(direction: Direction, pointer: str, node: Json) -> Iterator[Example]:
    if "example" in node:
        yield Example(direction, pointer, node["schema"], node["example"])
    for name, example in node.get("examples", {}).items():
        yield Example(direction, f"{pointer} {name}", node["schema"], example["value"])


def sources() -> Iterator[tuple[str, Json]]:
    """Yield every file of the contract but the two entries, by its name."""
    for path in (*FILES, *SHARED):
        yield str(path.relative_to(SPEC)), source.read(path)


def objects(node: Json) -> Iterator[Json]:
    """Yield every object in *node*, itself included."""
    if isinstance(node, dict):
        yield node
        yield from chain.from_iterable(map(objects, node.values()))
    elif isinstance(node, list):
        yield from chain.from_iterable(map(objects, node))

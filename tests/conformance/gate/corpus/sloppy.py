"""Pairs of small and sloppy documents, as people really write them."""

from dataclasses import dataclass

import yaml

from conformance.gate.rules import RULES
from tests.conformance.gate.corpus.labelled import GATE, reasons
from tests.conformance.gate.corpus.places import edited


@dataclass(frozen=True, slots=True)
class Sloppy:
    """Two small documents, and whether going from one to the other breaks somebody.

    Attributes:
        finds: The rules of which one has to say so; empty where any may.
    """

    name: str
    breaking: bool
    finds: tuple[str, ...]
    base: dict
    head: dict


def pairs():
    """Yield every pair."""
    for file in sorted((GATE / "sloppy").glob("*.yaml")):
        told = yaml.safe_load(file.read_text())
        for entry in told.get("pairs", []):
            yield _edit(file.stem, told["document"], entry)
        for entry in told.get("schemas", []):
            yield from _schemas(file.stem, told["document"], entry)


def _edit(area, document, entry):
    base = edited(document, entry.get("before", {}))
    head = edited(base, entry)
    if entry.get("backwards"):
        base, head = head, base
    finds = reasons(entry.get("finds"))
    return Sloppy(f"{area}/{entry['id']}", entry["breaking"], finds, base, head)


def _schemas(area, document, entry):
    """Yield the pair where the schema is sent, the pair where it is answered, or both."""
    document = document | {"openapi": entry.get("version", document["openapi"])}
    for key, side, operation in (("sent", "request", _sent), ("answered", "response", _answered)):
        if key not in entry:
            continue
        label = entry[key]
        base, head = (
            document | {"paths": operation(entry.get("at", "member"), entry[end])}
            for end in ("from", "to")
        )
        finds = tuple(name if name in RULES else f"{side}-{name}" for name in reasons(label))
        yield Sloppy(f"{area}/{entry['id']} {key}", bool(label), finds, base, head)


def _sent(place, schema):
    if place in ("query", "path", "header"):
        parameter = {"name": "v", "in": place, "required": place == "path", "schema": schema}
        path = "/calls/{v}" if place == "path" else "/calls"
        return {path: {"get": {"parameters": [parameter], "responses": {}}}}
    return {"/calls": {"post": {"requestBody": {"content": _content(place, schema)}}}}


def _answered(place, schema):
    told = {"description": "told"}
    if place == "header":
        told["headers"] = {"V": {"schema": schema}}
    else:
        told["content"] = _content(place, schema)
    return {"/calls": {"get": {"responses": {200: told}}}}


def _content(place, schema):
    media = {"form": "application/x-www-form-urlencoded", "text": "text/plain"}
    wrapped = {
        "member": {"type": "object", "properties": {"v": schema}},
        "form": {"type": "object", "properties": {"v": schema}},
        "items": {"type": "array", "items": schema},
    }
    return {media.get(place, "application/json"): {"schema": wrapped.get(place, schema)}}

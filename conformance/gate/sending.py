"""Writes the whole request that stops working: method, URL, headers and body."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import quote, urlencode

from conformance.gate.change import Change, Sent, Witness
from conformance.gate.pairing.parameters import Key, called, listed
from conformance.gate.pairing.scene import Stage
from conformance.gate.pairing.template import PARAMETER
from conformance.gate.schemas.dialect import AT
from conformance.gate.side import Side
from conformance.gate.spot import Spot
from conformance.gate.witness.building import Builder, Impossible
from spec import Json

_GONE = (
    "operation-removed",
    "operation-removed-before-sunset",
    "request-required-parameter-added",
    "request-parameter-became-required",
    "request-required-body-added",
    "request-body-became-required",
    "request-media-type-removed",
)
_BODY = "request body"


@dataclass(frozen=True)
class Sender:
    """Writes requests of the earlier contract.

    Attributes:
        stage: Both contracts.
    """

    stage: Stage

    def completed(self, change: Change) -> Change:
        """Return *change* with the request that stops working, if it breaks requests."""
        method, _, path = change.operation.partition(" ")
        if not change.breaking or "→" in path or not path.startswith("/"):
            return change
        if change.rule in _GONE:
            witness = Witness(None, "request", sent=self._sent(method, path, change))
            return replace(change, witness=witness)
        if change.side is Side.REQUEST and change.witness and change.witness.complete:
            sent = self._sent(method, path, change)
            return replace(change, witness=replace(change.witness, sent=sent))
        return change

    def _sent(self, method: str, path: str, change: Change) -> Sent:
        item = Spot(self.stage.base, "", self.stage.base).at("paths", path)
        operation = item.at(method.lower())
        chosen = {
            key: self._value(spot, change.witness, called(key))
            for key, spot in listed(item, operation).items()
            if _needed(spot, change, called(key))
        }
        kind, body = self._body(operation, change)
        headers = [
            (name, text(each)) for (where, name), each in chosen.items() if where == "header"
        ]
        headers += [("content-type", kind)] if kind else []
        return Sent(method, _url(path, chosen), tuple(headers), body)

    def _value(self, spot: Spot, witness: Witness | None, name: str) -> Json:
        if witness and witness.part == name and witness.complete:
            return witness.value
        return self._least(spot.raw("schema"))

    def _body(self, operation: Spot, change: Change) -> tuple[str, Json]:
        body = operation.at("requestBody")
        if not body.there or change.rule == "request-body-became-required":
            return "", None
        kind = _kind(body.at("content").names(), change)
        witness = change.witness
        if witness and witness.part.startswith(_BODY) and witness.complete:
            return kind, witness.value
        if not body.flag("required") and change.rule != "request-media-type-removed":
            return "", None
        return kind, self._least(body.at("content", kind).raw("schema"))

    def _least(self, spot: Spot) -> Json:
        node = self._builder.flattener.dialect.at(spot.pointer) if spot.there else {AT: ""}
        try:
            return self._builder.least(node)
        except Impossible:
            return None

    @cached_property
    def _builder(self) -> Builder:
        return Builder(self.stage.sides[Side.REQUEST].base, base=True)


def completed(changes: Iterable[Change], stage: Stage) -> list[Change]:
    """Return *changes* with the requests that stop working."""
    sender = Sender(stage)
    return [sender.completed(each) for each in changes]


def _needed(spot: Spot, change: Change, name: str) -> bool:
    if change.rule == "request-parameter-became-required" and change.place == name:
        return False
    return spot.flag("required") or change.place.partition(":")[0] == name


def _kind(kinds: tuple[str, ...], change: Change) -> str:
    told = next((each for each in kinds if each in change.message), None)
    return told or next((each for each in kinds if "json" in each), kinds[0] if kinds else "")


def _url(path: str, chosen: Mapping[Key, Json]) -> str:
    def filled(match: "re.Match[str]") -> str:
        return quote(text(chosen.get(("path", match[1]), "")) or "x", safe="")

    query = [(name, text(each)) for (where, name), each in chosen.items() if where == "query"]
    return PARAMETER.sub(filled, path) + (f"?{urlencode(query)}" if query else "")


def text(value: Json) -> str:
    """Return *value* as URLs and headers carry it."""
    if isinstance(value, list):
        return ",".join(map(text, value))
    return value if isinstance(value, str) else json.dumps(value)

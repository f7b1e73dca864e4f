"""Says which recorded exchanges a change breaks: its blast radius."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import parse_qs, unquote, urlsplit

from conformance.gate.change import Change
from conformance.gate.pairing.scene import Stage
from conformance.gate.pairing.template import shape
from conformance.gate.schemas.export import Writer
from conformance.gate.side import Side
from conformance.gate.spot import Spot
from conformance.gate.witness.judges import Judges
from spec import Json
from spec.har import HarEntry

_GONE = ("operation-removed", "operation-removed-before-sunset")
_BODY = "request body"
_NOTHING = object()


@dataclass(frozen=True)
class Traffic:
    """Exchanges that were recorded under the earlier contract.

    Attributes:
        stage: Both contracts.
        entries: The exchanges.
    """

    stage: Stage
    entries: tuple[HarEntry, ...]

    def hit(self, change: Change) -> tuple[str, ...]:
        """Return the exchanges that *change* breaks, as `METHOD URL`, each once."""
        if not change.breaking or not change.operation.partition(" ")[2].startswith("/"):
            return ()
        hit = [each for each in self._of(change.operation) if self._broken(each, change)]
        return tuple(dict.fromkeys(f"{each.request.method} {each.request.url}" for each in hit))

    def _of(self, operation: str) -> list[HarEntry]:
        method, _, path = operation.partition(" ")
        pattern = self._patterns.get(path) or _pattern(path)
        return [
            each
            for each in self.entries
            if each.request.method.upper() == method and self._path_of(each, path, pattern)
        ]

    def _path_of(self, entry: HarEntry, path: str, pattern: "re.Pattern[str]") -> bool:
        """Whether the exchange is of *path* and of no plainer one, such as /a/me beside /a/{id}."""
        url = unquote(urlsplit(entry.request.url).path).rstrip("/") or "/"
        if not pattern.search(url):
            return False
        fitting = [each for each, other in self._patterns.items() if other.search(url)]
        plainest = min(fitting, key=lambda each: (-len(each.split("/")), each.count("{")))
        return path not in fitting or plainest == path

    @cached_property
    def _patterns(self) -> dict[str, "re.Pattern[str]"]:
        paths = self.stage.base.get("paths")
        return {path: _pattern(path) for path in paths} if isinstance(paths, dict) else {}

    def _broken(self, entry: HarEntry, change: Change) -> bool:
        if change.rule in _GONE or change.rule.startswith("security-"):
            return True
        if change.side is Side.RESPONSE:
            return change.place.startswith(f"response {entry.response.status}")
        if change.place.startswith(_BODY):
            return self._body_broken(entry, change)
        return _parameter_broken(entry, change)

    def _body_broken(self, entry: HarEntry, change: Change) -> bool:
        kind = _header(entry, "content-type").partition(";")[0].strip().lower()
        if change.rule == "request-media-type-removed":
            return f" {kind} " in change.message
        if change.rule in ("request-required-body-added", "request-body-became-required"):
            return not entry.request.body
        return bool(entry.request.body) and self._refused(entry, change, kind)

    def _refused(self, entry: HarEntry, change: Change, kind: str) -> bool:
        """Whether the body that was sent obeys the earlier schema and not the later one."""
        try:
            body = json.loads(entry.request.body)
        except ValueError:
            return False
        method, _, path = change.operation.partition(" ")
        judges = [
            self._judges(document, path, method.lower(), kind, earlier=earlier)
            for document, earlier in ((self.stage.base, True), (self.stage.head, False))
        ]
        if judges[0] is None or judges[1] is None:
            return False
        if "property-removed" in change.rule and change.place.partition(": ")[2] == "":
            return _holds(body, change)
        return judges[0].accept(body) and judges[1].refuse(body)

    def _judges(
        self, document: Json, path: str, method: str, kind: str, *, earlier: bool
    ) -> Judges | None:
        content = Spot(document, "", document).at("paths", path, method, "requestBody", "content")
        name = next((each for each in content.names() if each.partition(";")[0] == kind), None)
        if name is None:
            return None
        sides = self.stage.sides[Side.REQUEST]
        dialect = (sides.base if earlier else sides.head).dialect
        return Judges(Writer(dialect).write(dialect.at(content.at(name).raw("schema").pointer)))


def _holds(body: Json, change: Change) -> bool:
    name = re.match(r"property (\S+) removed", change.message)
    return bool(name) and isinstance(body, dict) and name[1] in body if name else False


def _parameter_broken(entry: HarEntry, change: Change) -> bool:
    """Whether a parameter is missing that is needed now, or was sent that no longer counts."""
    where, _, name = change.place.partition(":")[0].rpartition(" ")
    if where == "header":
        sent = bool(_header(entry, name))
    else:
        sent = name in parse_qs(urlsplit(entry.request.url).query, keep_blank_values=True)
    missing = change.rule in (
        "request-required-parameter-added",
        "request-parameter-became-required",
    )
    return not sent if missing else sent or where.startswith("path")


def _header(entry: HarEntry, name: str) -> str:
    return next((value for key, value in entry.request.headers if key.lower() == name), "")


def _pattern(path: str) -> "re.Pattern[str]":
    if not path.strip("/"):
        return re.compile("^/$")  # no end of another path
    parts = [re.escape(each) for each in shape(path.rstrip("/")).split("{}")]
    return re.compile("[^/]+".join(parts) + "$")


def radius(changes: Iterable[Change], traffic: Traffic) -> dict[str, tuple[str, ...]]:
    """Return the exchanges that each of *changes* breaks, by its fingerprint."""
    return {each.fingerprint: traffic.hit(each) for each in changes}

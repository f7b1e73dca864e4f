"""Where two answers to the same call differ first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import unquote, urlsplit

from conformance.drift.instants import Instants
from conformance.drift.renaming import Renaming
from conformance.history import Exchange
from conformance.model.matching import MISSING, equal
from conformance.model.moment import instant
from conformance.sighting import rows
from spec import Json

_ERROR = 400
_LATEST_S = 10**11
_SOLD = ("key", "code", "resource_id", "resource_type", "redeemable_id", "redeemable_type")
"""What programs read of an error; the rest is for people, and may be worded as one likes."""

_WORDS = ("message", "details", "failure_message", "request_id", "tracking_id")
_HELD = ("total", "has_more")


@dataclass(frozen=True, slots=True)
class Difference:
    """A place at which two answers differ, and what stands there."""

    path: str
    left: Json
    right: Json


@dataclass(slots=True)
class Comparer:
    """Compares the answers of two servers, and learns from each what belongs together.

    Attributes:
        renaming: Names.
        instants: Times.
        alone: Whether both servers hold what the sequence made, and nothing else.
    """

    renaming: Renaming
    instants: Instants
    alone: bool

    def differences(self, left: Exchange, right: Exchange) -> Iterator[Difference]:
        """Yield where the answers of *left* and *right* differ, the most telling place first."""
        one, other = left.document, right.document
        if left.status != right.status:
            yield Difference("status", _told(left), _told(right))
        elif left.status >= _ERROR:
            yield from self._errors(one, other)
        elif isinstance(other, dict) and rows(one) and not self._are_ours(left):
            yield from self._shared_rows(one, other)
        else:
            yield from self._nodes(one, other, "")

    def _are_ours(self, listed: Exchange) -> bool:
        """Whether the rows of a list can only be what the sequence made: they belong to it."""
        above = [unquote(step) for step in urlsplit(listed.url).path.split("/")[:-1]]
        tagged = any(listed.ours and listed.ours in step for step in above)
        return self.alone or tagged or any(map(self.renaming.knows, above))

    def _errors(self, left: Json, right: Json) -> Iterator[Difference]:
        if not isinstance(left, dict) or not isinstance(right, dict):
            yield from self._nodes(left, right, "")
            return
        for name in _SOLD:
            yield from self._nodes(left.get(name, MISSING), right.get(name, MISSING), name)

    def _nodes(self, left: Json, right: Json, path: str) -> Iterator[Difference]:
        if isinstance(left, dict) and isinstance(right, dict):
            yield from self._members(left, right, path)
        elif isinstance(left, list) and isinstance(right, list):
            yield from self._entries(left, right, path)
        elif not self._same(left, right, path):
            yield Difference(path, left, right)

    def _same(self, left: Json, right: Json, path: str) -> bool:
        member = path.rpartition(".")[2].partition("[")[0]
        one, other = _instant(member, left), _instant(member, right)
        if one and other:
            return self.instants.matches(one, other)
        if isinstance(left, str) and isinstance(right, str):
            return self.renaming.matches(member, left, right)
        return equal(left, right)

    def _members(self, left: Json, right: Json, path: str) -> Iterator[Difference]:
        for name, there in self._named(left, right):
            inner = f"{path}.{name}" if path else name
            if name not in _WORDS:
                yield from self._nodes(left.get(name, MISSING), right.get(there, MISSING), inner)

    def _named(self, left: Json, right: Json) -> Iterator[tuple[str, str]]:
        """Yield each member as it is called on both sides; names of maps may be ids."""
        for name in left:
            there = self.renaming.forth(name)
            if there not in right and name not in right:
                free = [each for each in right if each not in left]
                there = next((e for e in free if self.renaming.matches("", name, e)), name)
            yield name, there
        taken = {self.renaming.forth(name) for name in left}
        yield from ((name, name) for name in right if name not in taken)

    def _entries(self, left: Json, right: Json, path: str) -> Iterator[Difference]:
        if len(left) != len(right):
            yield Difference(path, f"{len(left)} entries", f"{len(right)} entries")
            return
        for position, (one, other) in enumerate(zip(left, right, strict=True)):
            yield from self._nodes(one, other, f"{path}[{position}]")

    def _shared_rows(self, left: Json, right: Json) -> Iterator[Difference]:
        """Compare the rows that were met before on both sides: there may be others."""
        kept = left["data_ref"]
        theirs = {row.get("id"): row for row in rows(right) if isinstance(row, dict)}
        for position, row in enumerate(rows(left)):
            there = theirs.get(self.renaming.forth(row.get("id")))
            if there is not None and self.renaming.knows(row["id"]):
                yield from self._nodes(row, there, f"{kept}[{position}]")
        rest = {name: value for name, value in left.items() if name not in (kept, *_HELD)}
        others = {name: value for name, value in right.items() if name not in (kept, *_HELD)}
        yield from self._members(rest, others, "")


def _instant(member: str, value: Json) -> datetime | None:
    """Return the instant that *value* is, written out or as seconds since 1970, None if none."""
    if isinstance(value, int) and member.endswith("_at") and 0 < value < _LATEST_S:
        return datetime.fromtimestamp(value, UTC)
    return instant(value)


def _told(exchange: Exchange) -> Json:
    document = exchange.document
    key = document.get("key") if isinstance(document, dict) else None
    if not exchange.status:
        return f"no answer ({exchange.response_body})"
    return f"{exchange.status} {key}" if key and not exchange.succeeded else exchange.status

"""Deletes what a run has made, and lists what there is to prove it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import quote

from conformance.door.allowance import Withheld
from conformance.history import Exchange
from conformance.staging.journal import Key
from conformance.staging.watch import Watch
from conformance.target import Request, Setting, Target
from conformance.values.names import Names
from conformance.values.sample import Filling, sample
from conformance.verdict import CleanUp, Step, Tell
from spec import Json, Operation

_SETTING = Setting("clean-up", "")
_NEWEST = "-created_at"
_ROUNDS = 3
_PAGES = 50
_PATIENCE_S = 1.0
_CLOCKS_DIFFER_S = 24 * 3600
_NOT_FOUND = 404


@dataclass(slots=True)
class Sweep:
    """A clean-up under way.

    Attributes:
        target: What is cleaned.
        watch: Knows what there is to do, and learns from every answer what is left.
        tell: Gets the news.
        exchanges: The calls that it took.
    """

    target: Target
    watch: Watch
    tell: Tell
    exchanges: list[Exchange] = field(default_factory=list)
    _listed: list[str] = field(default_factory=list)
    _unlisted: str = ""
    _records: set[Key] = field(default_factory=set)

    def clean(self) -> CleanUp:
        """Delete, list, and delete again what the lists still show; then forget the run."""
        try:
            with self.target.door.allowance.cleaning():
                for turn in range(_ROUNDS):
                    if turn:
                        self.target.door.allowance.clock.sleep(_PATIENCE_S)
                    self._delete()
                    self._list()
                    if not self.watch.journal.made.standing:
                        break
        except Withheld as withheld:
            self._unlisted = str(withheld)
        result = self._result()
        if not result.left and not result.why:
            self.watch.journal.end()
        return result

    def _delete(self) -> None:
        standing = [*self.watch.journal.made.standing]
        for done, (pool, value) in enumerate(reversed(standing)):
            self.tell(Step("clean-up", done, len(standing), value))
            operation = self.watch.ownership.deletions[pool]
            answer = self._send(Request("DELETE", _path(operation, value)))
            if answer.succeeded or answer.status == _NOT_FOUND:
                self.watch.journal.gone((pool, value))

    def _list(self) -> None:
        """Ask for everything of the kinds that the run has made; the watch reads the answers."""
        made, ownership = self.watch.journal.made, self.watch.ownership
        everything = (*made.standing, *made.deleted, *made.records, *made.doubtful)
        pools = {pool for pool, _ in everything}
        if made.unanswered:
            pools |= set(ownership.deletions)
        self._listed.clear()
        self._records.clear()  # what goes with a thing that the last lists told is gone now
        self._unlisted = ""
        for pool in sorted(pools & set(ownership.lists)):
            operation = ownership.lists[pool]
            for page in self._pages(operation):
                if not page.succeeded:
                    self._unlisted = f"{operation.id} answers {page.status}"
                    break
                shown = ownership.records(operation, page.status, page.document)
                self._records |= shown & set(made.records)
            else:
                self._listed.append(operation.id)

    def _pages(self, operation: Operation) -> Iterator[Exchange]:
        """Yield the pages of a list, newest things first, back to the start of the run."""
        given = _listing(operation)
        for number in range(1, _PAGES + 1):
            paged = {**given, "page": str(number)} if "page" in _parameters(operation) else given
            filling = Filling({}, Names(""), 0, given=paged)
            request = sample(self.target.contract, operation, filling)
            if request is None:
                return
            yield self._send(request)
            rows = _rows(self.exchanges[-1].document)
            if len(rows) < int(given.get("limit", 1)) or self._reaches_back(rows) or paged is given:
                return

    def _reaches_back(self, rows: list[Json]) -> bool:
        """Whether the last of *rows* is older than the run."""
        told = rows[-1].get("created_at") if isinstance(rows[-1], dict) else None
        try:
            made = datetime.fromisoformat(told).timestamp() if isinstance(told, str) else None
        except ValueError:
            return False
        return made is not None and made < self.watch.start.started - _CLOCKS_DIFFER_S

    def _send(self, request: Request) -> Exchange:
        self.exchanges.append(self.target.send(request, _SETTING))
        return self.exchanges[-1]

    def _result(self) -> CleanUp:
        made, why = self.watch.journal.made, self._unlisted
        kept = set(made.records) if why else self._records
        return CleanUp(
            run=self.watch.start.run,
            deleted=dict(Counter(pool for pool, _ in made.deleted)),
            kept=dict(Counter(pool for pool, _ in kept)),
            left=tuple(f"{pool} {value}" for pool, value in made.standing),
            listed=tuple(self._listed),
            why=why,
        )


def _path(operation: Operation, value: str) -> str:
    """Return the path of the deletion of *value*, for good where that can be asked for."""
    head, _, _ = operation.path.rpartition("/")
    force = "?force=true" if "force" in _parameters(operation) else ""
    return f"{head}/{quote(value, safe='')}{force}"


def _parameters(operation: Operation) -> dict[str, Json]:
    return {each["name"]: each for each in operation.parameters if each["in"] == "query"}


def _listing(operation: Operation) -> dict[str, str]:
    """Return the parameters of the longest page of *operation*, newest first."""
    known, given = _parameters(operation), {}
    if "limit" in known:
        given["limit"] = str(known["limit"].get("schema", {}).get("maximum", 1))
    if _NEWEST in known.get("order", {}).get("schema", {}).get("enum", ()):
        given["order"] = _NEWEST
    return given


def _rows(document: Json) -> list[Json]:
    """Return the list in an answer: the longest one that stands directly in it."""
    inside = document.values() if isinstance(document, dict) else [document]
    return max((each for each in inside if isinstance(each, list)), key=len, default=[])

"""A transaction in which entities look, are stored or go differently than they should."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar, cast

from mock_server.engine.settings import Settings
from mock_server.sabotage.sabotage import Around
from mock_server.sabotage.ways import seeing
from mock_server.store.base import Transaction
from mock_server.store.kinds import SETTINGS, Kind

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class View:
    """Reads and writes with a twist.

    Attributes:
        tx: The honest transaction.
        reads: How an entity of that kind looks. What a service leaves as it looked is stored as it
            was, so a twist of what is read stays out of the store.
        writes: What is stored instead of an entity, from what was there (None if nothing) and what
            should be; None stores nothing.
        keeps: Kinds of which nothing is ever removed.
    """

    tx: Transaction
    reads: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict)
    writes: Mapping[str, Callable[[Any, Any], Any]] = field(default_factory=dict)
    keeps: Collection[str] = ()

    def get(self, kind: Kind[T], key: str) -> T | None:
        """Read one entity."""
        return self._seen(kind, self.tx.get(kind, key))

    def first(self, kind: Kind[T], index: str, value: str) -> T | None:
        """Read the oldest entity under an index."""
        return self._seen(kind, self.tx.first(kind, index, value))

    def every(
        self,
        kind: Kind[T],
        index: str | None = None,
        value: str = "",
        *,
        newest_first: bool = False,
    ) -> Iterator[T]:
        """Read many entities."""
        found = self.tx.every(kind, index, value, newest_first=newest_first)
        return map(self.reads[kind.name], found) if kind.name in self.reads else found

    def count(self, kind: Kind[T], index: str | None = None, value: str = "") -> int:
        """Count entities."""
        return self.tx.count(kind, index, value)

    def put(self, kind: Kind[T], entity: T) -> None:
        """Store an entity, or what becomes of it."""
        before = self.tx.get(kind, kind.key(entity))
        after: T | None = self._restored(kind, before, entity)
        if kind.name in self.writes:
            after = self.writes[kind.name](before, after)
        if after is not None:
            self.tx.put(kind, after)

    def remove(self, kind: Kind[T], key: str) -> None:
        """Remove an entity, or keep it."""
        if kind.name not in self.keeps:
            self.tx.remove(kind, key)

    def _seen(self, kind: Kind[T], entity: T | None) -> T | None:
        look = self.reads.get(kind.name)
        return entity if entity is None or look is None else look(entity)

    def _restored(self, kind: Kind[T], before: T | None, entity: T) -> T:
        seen = self._seen(kind, before)
        if before is None or seen is before:
            return entity
        left_alone = {
            each.name: getattr(before, each.name)
            for each in fields(entity)  # type: ignore[arg-type]  # entities are dataclasses
            if getattr(entity, each.name) == getattr(seen, each.name)
        }
        return replace(entity, **left_alone)  # type: ignore[type-var]


def reading(kind: Kind[T], look: Callable[[T], T]) -> Around:
    """Let services see every entity of *kind* as *look* makes it."""
    return seeing(lambda tx, at, _: (View(tx, reads={kind.name: look}), at))


def writing(kind: Kind[T], store: Callable[[T | None, T], T | None]) -> Around:
    """Store what *store* makes of what was and what should be; None stores nothing."""
    return seeing(lambda tx, at, _: (View(tx, writes={kind.name: store}), at))


def keeping(*kinds: Kind[Any]) -> Around:
    """Remove nothing of *kinds*."""
    names = frozenset(kind.name for kind in kinds)
    return seeing(lambda tx, at, _: (View(tx, keeps=names), at))


def believing(change: Callable[[Settings], Settings]) -> Around:
    """Let services believe that the project is set otherwise than it is."""
    return seeing(lambda tx, at, _: (_Otherwise(tx, change=change), at))


@dataclass(frozen=True, slots=True)
class _Otherwise(View):
    change: Callable[[Settings], Settings] = replace

    def get(self, kind: Kind[T], key: str) -> T | None:
        found = self.tx.get(kind, key)
        if kind.name != SETTINGS.name:
            return found
        return cast("T", self.change(self.tx.get(SETTINGS, key) or Settings()))

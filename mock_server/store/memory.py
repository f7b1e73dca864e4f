"""The default store: dictionaries, with an overlay per transaction.

Nothing here awaits, so on one event loop every transaction runs alone and needs no lock.
"""

from collections.abc import Callable, Iterator
from heapq import merge
from operator import attrgetter
from typing import Any, Generic, TypeVar

from mock_server.store.base import Transaction
from mock_server.store.kinds import Kind
from mock_server.store.table import Row, Table

T = TypeVar("T")
R = TypeVar("R")


class MemoryStore:
    """One project's entities in this process. Tables of a fork are copied when they are written."""

    def __init__(self) -> None:
        self._tables: dict[str, Table[Any]] = {}

    def transact(self, work: Callable[[Transaction], R]) -> R:
        """Run *work* once and save all its writes, or none if it raises."""
        transaction = _Transaction(self._tables)
        result = work(transaction)
        for overlay in transaction.overlays.values():
            self._commit(overlay)
        return result

    def fork(self) -> "MemoryStore":
        """Return a store with the same entities, in time that does not grow with them."""
        twin = MemoryStore()
        for name, table in self._tables.items():
            table.shared = True
            twin._tables[name] = table
        return twin

    def _commit(self, overlay: "_Overlay[Any]") -> None:
        table = overlay.table
        if table.shared:
            table = table.copy()
        self._tables[table.kind.name] = table
        for key, row in overlay.written.items():
            table.write(key, row)


class _Overlay(Generic[T]):
    """What a transaction has written of one kind; None stands for a removed entity."""

    def __init__(self, table: Table[T]) -> None:
        self.table = table
        self.written: dict[str, Row[T] | None] = {}
        self._next_place = table.next_place

    def get(self, key: str) -> Row[T] | None:
        return self.written[key] if key in self.written else self.table.get(key)

    def put(self, entity: T) -> None:
        key = self.table.kind.key(entity)
        before = self.get(key)
        if before is None:
            self.written.pop(key, None)  # removed a moment ago: it comes last now
            self.written[key] = Row(self._next_place, entity)
            self._next_place += 1
        else:
            self.written[key] = Row(before.place, entity)

    def rows(self, index: str | None, value: str, *, newest_first: bool) -> Iterator[Row[T]]:
        saved = self.table.rows(index, value, newest_first=newest_first)
        key_of = self.table.kind.key
        untouched = (row for row in saved if key_of(row.entity) not in self.written)
        touched = sorted(self._written(index, value), key=_place, reverse=newest_first)
        return merge(untouched, touched, key=_place, reverse=newest_first)

    def first(self, index: str, value: str) -> Row[T] | None:
        return next(self.rows(index, value, newest_first=False), None)

    def count(self, index: str | None, value: str) -> int:
        keys = self.table.keys(index, value)
        hidden = sum(key in keys for key in self.written)
        return len(keys) - hidden + len(self._written(index, value))

    def _written(self, index: str | None, value: str) -> list[Row[T]]:
        rows = [row for row in self.written.values() if row is not None]
        if index is None:
            return rows
        values_of = self.table.kind.indexes[index]
        return [row for row in rows if value in values_of(row.entity)]


class _Transaction:
    """Reads through its overlays to the tables, which stay untouched until the commit."""

    def __init__(self, tables: dict[str, Table[Any]]) -> None:
        self._tables = tables
        self.overlays: dict[str, _Overlay[Any]] = {}

    def get(self, kind: Kind[T], key: str) -> T | None:
        view = self._view(kind)
        row = None if view is None else view.get(key)
        return None if row is None else row.entity

    def first(self, kind: Kind[T], index: str, value: str) -> T | None:
        view = self._view(kind)
        row = None if view is None else view.first(index, value)
        return None if row is None else row.entity

    def every(
        self,
        kind: Kind[T],
        index: str | None = None,
        value: str = "",
        *,
        newest_first: bool = False,
    ) -> Iterator[T]:
        view = self._view(kind)
        if view is None:
            return iter(())
        return map(_entity, view.rows(index, value, newest_first=newest_first))

    def count(self, kind: Kind[T], index: str | None = None, value: str = "") -> int:
        view = self._view(kind)
        return 0 if view is None else view.count(index, value)

    def put(self, kind: Kind[T], entity: T) -> None:
        self._overlay(kind).put(entity)

    def remove(self, kind: Kind[T], key: str) -> None:
        self._overlay(kind).written[key] = None

    def _view(self, kind: Kind[T]) -> Table[T] | _Overlay[T] | None:
        """Return what shows *kind* as it is now; None if there never was one."""
        return self.overlays.get(kind.name) or self._tables.get(kind.name)

    def _overlay(self, kind: Kind[T]) -> _Overlay[T]:
        overlay: _Overlay[T] | None = self.overlays.get(kind.name)
        if overlay is None:
            overlay = _Overlay(self._tables.get(kind.name) or Table(kind))
            self.overlays[kind.name] = overlay
        return overlay


_entity: Callable[[Row[Any]], Any] = attrgetter("entity")
_place: Callable[[Row[Any]], int] = attrgetter("place")

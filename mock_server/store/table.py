"""The committed entities of one kind: rows in the order of their creation, and their indexes."""

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from mock_server.store.kinds import Kind

T = TypeVar("T")
Bucket: TypeAlias = dict[str, int]
"""The keys that an index files under one value, each with its place, in the order of places."""


class Row(NamedTuple, Generic[T]):
    """An entity and its place in the order of creation, which a replacement inherits."""

    place: int
    entity: T


class Table(Generic[T]):
    """Rows by key and keys by index value.

    A table may belong to several stores at once (`shared`); whoever writes makes a copy first. A
    copy shares the buckets of its original, which nobody writes any more, and copies those that it
    changes.
    """

    def __init__(self, kind: Kind[T]) -> None:
        self.kind = kind
        self.shared = False
        self.next_place = 0
        self._rows: dict[str, Row[T]] = {}
        self._indexes: dict[str, dict[str, Bucket]] = {name: {} for name in kind.indexes}
        self._own: dict[str, set[str]] | None = None

    def copy(self) -> "Table[T]":
        """Return a table of its own with the same rows."""
        twin = Table(self.kind)
        twin.next_place = self.next_place
        twin._rows = self._rows.copy()
        twin._indexes = {name: buckets.copy() for name, buckets in self._indexes.items()}
        twin._own = {name: set() for name in self._indexes}
        return twin

    def get(self, key: str) -> Row[T] | None:
        """Return the row with that key, or None."""
        return self._rows.get(key)

    def keys(self, index: str | None, value: str) -> dict[str, Row[T]] | Bucket:
        """Return the keys under *value* of *index* (all keys without one), oldest first."""
        if index is None:
            return self._rows
        return self._indexes[index].get(value, {})

    def first(self, index: str, value: str) -> Row[T] | None:
        """Return the oldest row under *value* of *index*, or None."""
        for key in self._indexes[index].get(value, ()):
            return self._rows[key]
        return None

    def rows(self, index: str | None, value: str, *, newest_first: bool) -> Iterator[Row[T]]:
        """Yield the rows under *value* of *index*, all without one."""
        keys = self.keys(index, value)
        return map(self._rows.__getitem__, reversed(keys) if newest_first else keys)

    def count(self, index: str | None, value: str) -> int:
        """Count the rows under *value* of *index*, all without one."""
        return len(self.keys(index, value))

    def write(self, key: str, row: Row[T] | None) -> None:
        """Set or (None) remove the row of *key* and file it anew."""
        before = self._rows.get(key)
        moved = before is None or row is None or before.place != row.place
        if moved:
            self._rows.pop(key, None)
        if row is not None:
            self._rows[key] = row
            self.next_place = max(self.next_place, row.place + 1)
        for name, values_of in self.kind.indexes.items():
            old = () if before is None else values_of(before.entity)
            new = () if row is None else values_of(row.entity)
            if moved or old != new:
                self._unfile(name, key, old)
                if row is not None:
                    self._file(name, key, row.place, new)

    def _unfile(self, index: str, key: str, values: Iterable[str]) -> None:
        for value in values:
            bucket = self._bucket(index, value)
            bucket.pop(key, None)
            if not bucket:
                del self._indexes[index][value]

    def _file(self, index: str, key: str, place: int, values: Iterable[str]) -> None:
        for value in values:
            bucket = self._bucket(index, value)
            late = bool(bucket) and bucket[next(reversed(bucket))] > place
            bucket[key] = place
            if late:
                self._indexes[index][value] = dict(sorted(bucket.items(), key=lambda item: item[1]))

    def _bucket(self, index: str, value: str) -> Bucket:
        """Return the bucket of *value*, for writing."""
        buckets = self._indexes[index]
        bucket = buckets.get(value)
        borrowed = self._own is not None and value not in self._own[index]
        if bucket is None or borrowed:
            bucket = buckets[value] = dict(bucket or {})
        if self._own is not None:
            self._own[index].add(value)
        return bucket

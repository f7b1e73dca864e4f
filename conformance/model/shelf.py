"""Things of one kind, as the API shows them, by their ids; putting one there makes a new shelf."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from conformance.model.unknown import Known


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is known of the things of one kind.

    Attributes:
        name: The member that names a thing beside its id, as `code` does; empty without one.
        rows: The things by their ids, oldest first. Nobody changes them.
        ids: The ids by name.
        gone: Ids and names that nothing has now.
        binned: Ids and names of deleted things that are still taken (R-9); part of `gone`.
        free: Ids and names that may be taken again; part of `gone`.
        complete: Whether there is nothing else of this kind.
    """

    name: str = ""
    rows: Mapping[str, Known] = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    binned: frozenset[str] = frozenset()
    free: frozenset[str] = frozenset()
    complete: bool = False

    def __iter__(self) -> Iterator[Known]:
        return iter(self.rows.values())

    def __contains__(self, key: str) -> bool:
        return key in self.rows or key in self.ids

    def get(self, key: str) -> Known:
        """Return the thing with the id or name *key*, None if it is not known to exist."""
        return self.rows.get(self.ids.get(key, key))

    def lacks(self, key: str) -> bool:
        """Whether nothing has the id or name *key*, for certain."""
        return key not in self and (self.complete or key in self.gone)

    def takes(self, name: str) -> bool | None:
        """Whether a new thing may be called *name*; None if nobody knows."""
        if name in self or name in self.binned:
            return False
        return True if name in self.free or (self.complete and name not in self.gone) else None

    def put(self, row: Known) -> "Shelf":
        """Return this shelf with *row* in the place of the one with its id."""
        name = row.get(self.name) if self.name else None
        told = {name: row["id"]} if isinstance(name, str) else {}
        there = {row["id"], *told}
        return replace(
            self,
            rows={**self.rows, row["id"]: row},
            ids={**self.ids, **told},
            gone=self.gone - there,
            binned=self.binned - there,
            free=self.free - there,
        )

    def drop(self, key: str, binned: bool | None = None) -> "Shelf":
        """Return this shelf without *key* and its other names.

        Args:
            key: What is known to be gone.
            binned: Whether its names stay taken; None if nobody knows.
        """
        names = self._names(key)
        return replace(
            self._without(names),
            gone=self.gone | names,
            binned=self.binned | names if binned else self.binned - names,
            free=self.free | names if binned is False else self.free - names,
        )

    def forget(self, key: str) -> "Shelf":
        """Return this shelf when nothing is known of *key* any more."""
        names = self._names(key)
        return replace(
            self._without(names),
            gone=self.gone - names,
            binned=self.binned - names,
            free=self.free - names,
            complete=False,
        )

    def _names(self, key: str) -> frozenset[str]:
        id_ = self.ids.get(key, key)
        return frozenset({key, id_} | {name for name, of in self.ids.items() if of == id_})

    def _without(self, names: frozenset[str]) -> "Shelf":
        rows = {id_: row for id_, row in self.rows.items() if id_ not in names}
        ids = {name: id_ for name, id_ in self.ids.items() if name not in names}
        return replace(self, rows=rows, ids=ids)

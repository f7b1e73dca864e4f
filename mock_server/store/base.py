"""The protocol of a store: one method, and what it hands to the work."""

from collections.abc import Callable, Iterator
from typing import Protocol, TypeVar

from mock_server.store.kinds import Kind

T = TypeVar("T")
R = TypeVar("R")


class Transaction(Protocol):
    """An all-or-nothing view of one project's entities.

    Reads see the writes before them.
    """

    def get(self, kind: Kind[T], key: str) -> T | None:
        """Return the entity with id *key*, or None."""

    def first(self, kind: Kind[T], index: str, value: str) -> T | None:
        """Return the oldest entity that *index* files under *value*, or None."""

    def every(
        self,
        kind: Kind[T],
        index: str | None = None,
        value: str = "",
        *,
        newest_first: bool = False,
    ) -> Iterator[T]:
        """Yield entities in the order in which they were created, all or those under *value*."""

    def count(self, kind: Kind[T], index: str | None = None, value: str = "") -> int:
        """Count what `every` would yield, without reading it."""

    def put(self, kind: Kind[T], entity: T) -> None:
        """Create or replace *entity*; a replaced one keeps its place in the order."""

    def remove(self, kind: Kind[T], key: str) -> None:
        """Forget the entity with id *key*, if there is one."""


class Store(Protocol):
    """Where one project's entities live."""

    def transact(self, work: Callable[[Transaction], R]) -> R:
        """Run *work* and save all its writes, or none if it raises.

        It may run more than once.
        """

    def fork(self) -> "Store":
        """Return a store with the same entities; neither sees what the other writes from now on."""

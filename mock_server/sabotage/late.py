"""Races that are real: a call decides on what it reads, lets others run, and then writes."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from mock_server.sabotage.sabotage import Around
from mock_server.sabotage.view import View
from mock_server.service.moment import Moment
from mock_server.service.refused import Refused
from mock_server.store.base import Store, Transaction
from mock_server.store.kinds import Kind
from mock_server.world.project import Project
from mock_server.world.turn import Go, Reply, Turn

R = TypeVar("R")
T = TypeVar("T")
WINDOW_S = 0.01
"""How long others may run between decision and commit."""


def late(concerns: Callable[[Turn], bool] = lambda _: True) -> Around:
    """Open a window between the decision and the commit of calls that *concerns* picks.

    What was decided is written over whatever the others did meanwhile.
    """

    async def around(turn: Turn, go: Go) -> Reply:
        if not concerns(turn):
            return await go(turn)
        rehearsal = _Rehearsal(turn.project, turn.project.store.fork())
        reply = await go(replace(turn, stage=rehearsal))
        await asyncio.sleep(WINDOW_S)
        rehearsal.commit()
        return reply

    return around


@dataclass(slots=True)
class _Rehearsal:
    """A project as it was when the call came in, and what the call would write."""

    project: Project
    store: Store
    written: list[Callable[[Transaction], None]] = field(default_factory=list)

    def do(self, work: Callable[[Transaction, Moment], R | Refused], channel_id: str) -> R:
        def moment(_: Transaction, at: Moment) -> Moment:
            return at

        at = self.project.do(moment, channel_id)
        notes: list[Callable[[Transaction], None]] = []
        outcome = self.store.transact(lambda tx: work(_Noted(tx, written=notes), at))
        self.written += notes
        if isinstance(outcome, Refused):
            raise outcome.refusal
        return outcome

    def commit(self) -> None:
        """Write it all, whatever has changed since."""
        self.project.store.transact(lambda tx: [write(tx) for write in self.written])


@dataclass(frozen=True, slots=True)
class _Noted(View):
    """A transaction that notes its writes."""

    written: list[Callable[[Transaction], None]] = field(default_factory=list)

    def put(self, kind: Kind[T], entity: T) -> None:
        self.tx.put(kind, entity)
        self.written.append(lambda tx: tx.put(kind, entity))

    def remove(self, kind: Kind[T], key: str) -> None:
        self.tx.remove(kind, key)
        self.written.append(lambda tx: tx.remove(kind, key))

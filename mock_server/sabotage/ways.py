"""The ways of going wrong: change the question, the answer, or what a service sees."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import TypeAlias, TypeVar

from mock_server.sabotage.sabotage import Around
from mock_server.service.moment import Moment
from mock_server.service.refused import Refused
from mock_server.store.base import Transaction
from mock_server.world.turn import Go, Reply, Stage, Turn

R = TypeVar("R")
View: TypeAlias = Callable[[Transaction, Moment, Turn], tuple[Transaction, Moment]]
"""Returns what a service sees instead of a transaction and a moment."""

_NOT_FOUND = 404


async def as_asked(turn: Turn, go: Go) -> Reply:
    """Do what is asked, of whoever asks."""
    return await go(turn)


async def before_it_asks(turn: Turn, go: Go) -> Reply:
    """Do what is asked, of whoever asks, and turn those away afterwards who have no keys."""
    reply = await go(turn)
    if turn.refused is None:
        return reply
    return Reply(401, {"code": 401, "key": "unauthorized", "message": "Unauthorized"})


def anybody(_: Turn) -> bool:
    """Let in whoever asks."""
    return True


def replaying(name: Callable[[Turn], str]) -> Around:
    """Answer what has the same *name* as an earlier call that was done as that was answered."""

    async def around(turn: Turn, go: Go) -> Reply:
        called = name(turn)
        if called in turn.memory:
            return Reply(200, deepcopy(turn.memory[called]))
        reply = await go(turn)
        if reply.is_success:
            turn.memory[called] = deepcopy(reply.body)
        return reply

    return around


def elsewhere(is_nothing: Callable[[Reply], bool]) -> Around:
    """Ask the other projects, one after the other, as long as an answer is nothing."""

    async def around(turn: Turn, go: Go) -> Reply:
        reply = await go(turn)
        for project in turn.world.projects:
            if is_nothing(reply) and project is not turn.project:
                reply = await go(replace(turn, stage=project))
        return reply

    return around


def is_missing(reply: Reply) -> bool:
    """Whether what was asked for is not there."""
    return reply.status == _NOT_FOUND


def answering(spoil: Callable[[Turn, Reply], Reply | None]) -> Around:
    """Spoil every answer; *spoil* may change a copy in its place, or return another one."""

    async def around(turn: Turn, go: Go) -> Reply:
        reply = await go(turn)
        reply.body = deepcopy(reply.body)
        return spoil(turn, reply) or reply

    return around


def succeeding(spoil: Callable[[Turn, Reply], Reply | None]) -> Around:
    """Spoil the answers of calls that were done."""
    return answering(lambda turn, reply: spoil(turn, reply) if reply.is_success else None)


def failing(spoil: Callable[[Turn, Reply], Reply | None]) -> Around:
    """Spoil the answers of calls that were not done."""
    return answering(lambda turn, reply: None if reply.is_success else spoil(turn, reply))


def asking(change: Callable[[Turn], Turn]) -> Around:
    """Let the contract and the rules see another request."""

    async def around(turn: Turn, go: Go) -> Reply:
        return await go(change(turn))

    return around


def seeing(view: View) -> Around:
    """Let the services see something else than what is stored, or than what time it is."""

    async def around(turn: Turn, go: Go) -> Reply:
        return await go(replace(turn, stage=_Seen(turn.stage, view, turn)))

    return around


@dataclass(frozen=True, slots=True)
class _Seen:
    stage: Stage
    view: View
    turn: Turn

    def do(self, work: Callable[[Transaction, Moment], R | Refused], channel_id: str) -> R:
        return self.stage.do(lambda tx, at: work(*self.view(tx, at, self.turn)), channel_id)

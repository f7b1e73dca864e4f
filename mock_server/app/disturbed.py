"""The way of a request to a project with faults; the honest way does not pass here."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from starlette.types import Message, Receive, Scope, Send

from mock_server.app import connection
from mock_server.app.envelope import of_refusal
from mock_server.app.exchange import Exchange
from mock_server.app.operation import Operation
from mock_server.app.respond import Inquiry, respond
from mock_server.app.routing import Route
from mock_server.app.security import Caller
from mock_server.engine.refusals import Refusal
from mock_server.http.call import Answer
from mock_server.world.disturbance import Action
from mock_server.world.turn import Go, Reply, Turn
from mock_server.world.world import World


@dataclass(frozen=True, slots=True)
class Arrival:
    """A request that reached its operation, read to its end."""

    world: World
    scope: Scope
    route: Route[Operation]
    values: tuple[str, ...]
    content: bytes

    def turn(self, caller: Caller, refused: Refusal | None = None) -> Turn:
        """Return the request as the faults of the caller's project see it."""
        operation = self.route.target
        return Turn(
            operation=operation.id,
            keys=operation.keys,
            world=self.world,
            project=caller.project,
            stage=caller.project,
            path=dict(zip(self.route.names, self.values, strict=True)),
            query=self.scope["query_string"],
            headers=Exchange.of(self.scope).headers,
            content=self.content,
            refused=refused,
        )


async def answer_disturbed(arrival: Arrival, caller: Caller) -> Reply:
    """Return the answer to *arrival*, whoever made it."""
    turn = arrival.turn(caller)
    return await _played(arrival, caller, turn, _plan(turn))


async def answer_refused(arrival: Arrival, refused: Refusal) -> Reply | None:
    """Return the answer to a caller without good credentials, if a fault lets it in."""
    for project in arrival.world.disturbed:
        keys = project.credentials.server
        caller = Caller("server", project, "" if keys is None else keys.id)
        turn = arrival.turn(caller, refused)
        plan = _plan(turn)
        if any(action.admits(turn) for action in plan):
            return await _played(arrival, caller, turn, plan)
    return None


def _plan(turn: Turn) -> Sequence[Action]:
    disturbance = turn.project.disturbance
    return () if disturbance is None else disturbance.plan(turn)


async def _played(arrival: Arrival, caller: Caller, turn: Turn, plan: Sequence[Action]) -> Reply:
    request_id = Exchange.of(arrival.scope).request_id
    go: Go = reduce(_wrapped, reversed(plan), _honest(arrival, caller, request_id))
    try:
        return await go(turn)
    except Refusal as refusal:
        return _reply(of_refusal(refusal, request_id))


def _wrapped(go: Go, action: Action) -> Go:
    return lambda turn: action.around(turn, go)


def _honest(arrival: Arrival, caller: Caller, request_id: str) -> Go:
    """Return what answers as the contract and the rules do."""

    async def go(turn: Turn) -> Reply:
        inquiry = Inquiry(
            project=turn.stage,
            channel_id=caller.channel_id,
            values=tuple(turn.path.values()),
            query=turn.query,
            headers=turn.headers,
            request_id=request_id,
        )
        try:
            answer = await respond(arrival.route, inquiry, _receiving(turn.content))
        except Refusal as refusal:
            answer = of_refusal(refusal, request_id)
        if turn.checked:
            arrival.route.target.check(answer)
        return _reply(answer)

    return go


def _receiving(content: bytes) -> Receive:
    async def receive() -> Message:
        return {"type": "http.request", "body": content}

    return receive


def _reply(answer: Answer) -> Reply:
    return Reply(answer.status, answer.body, dict(answer.headers))


async def send_reply(reply: Reply, scope: Scope, receive: Receive, send: Send) -> None:
    """Send *reply*, or as much of it as is to arrive."""
    if reply.connection == "reset":
        await connection.reset(scope, receive)
        return
    answer = Answer(reply.body, reply.status, reply.headers)
    whole = reply.connection == "whole"
    await Exchange.of(scope).send(answer, send, whole=whole)
    if not whole:
        await connection.close(scope, receive)

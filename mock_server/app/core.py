"""The way of a request through the contract: route, caller, shape, handler, shape of the answer.

Connexion gives the model (specification, operations, resolver); its own per-request layers cost
2.5 ms a call and accept what they should not, so these forty lines take their place.
"""

from starlette.types import ASGIApp, Receive, Scope, Send

from mock_server.app import cors
from mock_server.app.body import read_bytes
from mock_server.app.connexion_model import Resolver, Specification, SpecMiddleware
from mock_server.app.disturbed import Arrival, answer_disturbed, answer_refused, send_reply
from mock_server.app.envelope import of_refusal
from mock_server.app.exchange import Exchange, refuse_doubled_credentials
from mock_server.app.operation import Operation, compile_operation
from mock_server.app.problems import MethodNotAllowed, TooManyRequests
from mock_server.app.respond import Inquiry, respond
from mock_server.app.routing import Match, Route, Router
from mock_server.app.security import Caller, authenticate
from mock_server.engine.refusals import Forbidden, Refusal, Unauthorized
from mock_server.http.call import Answer, Json
from mock_server.world.turn import Reply
from mock_server.world.world import World
from spec.document import METHODS
from spec.validators import Validators


class Core(SpecMiddleware):  # type: ignore[misc]  # connexion has no types
    """Answers the operations of every contract that was added; other paths go to *app*."""

    def __init__(self, app: ASGIApp, world: World) -> None:
        self._app = app
        self._world = world
        self._router: Router[Operation] = Router()

    def add_api(
        self, specification: Specification, *, resolver: Resolver, document: Json, **_: object
    ) -> None:
        """Compile the operations of one contract (called by connexion).

        Args:
            specification: What connexion made of the contract's outline.
            resolver: Knows the handlers.
            document: The whole contract.
        """
        validators = Validators(document)
        for path, item in specification["paths"].items():
            for method in METHODS:
                if method in item:
                    declared = specification.operation_cls.from_spec(
                        specification, path=path, method=method, resolver=resolver
                    )
                    operation = compile_operation(document, declared, validators)
                    self._router.add(method.upper(), path, operation)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; what goes wrong is raised and rendered by the edge."""
        match = None
        if scope["type"] == "http":
            match = self._router.find(scope["path"], scope.get("raw_path") or b"")
        if match is None:
            await self._app(scope, receive, send)
            return
        exchange = Exchange.of(scope)
        route = match.routes.get(exchange.method)
        if route is None:
            await exchange.send(self._without_route(scope, exchange, match), send)
            return
        try:
            answer = await self._answer(scope, receive, route, match.values)
        except Refusal as refusal:
            answer = of_refusal(refusal, exchange.request_id)
        if isinstance(answer, Reply):
            await send_reply(answer, scope, receive, send)
            return
        route.target.check(answer)
        await exchange.send(answer, send)

    def _without_route(self, scope: Scope, exchange: Exchange, match: Match[Operation]) -> Answer:
        """Answer OPTIONS, the question of a browser or of a person; refuse other methods."""
        if exchange.method != "OPTIONS":
            raise MethodNotAllowed.of(match.allow)
        cors.answer_preflight(self._world.default, scope["path"], exchange, match.allow)
        return Answer(None, 204, {"Allow": match.allow})

    async def _answer(
        self, scope: Scope, receive: Receive, route: Route[Operation], values: tuple[str, ...]
    ) -> Answer | Reply:
        """Return the honest answer, or what the faults of a project make of it."""
        exchange, operation = Exchange.of(scope), route.target
        try:
            caller = self._caller(scope, exchange, operation)
        except (Unauthorized, Forbidden) as refused:
            if not operation.mocked or not self._world.disturbed:
                raise
            arrival = Arrival(self._world, scope, route, values, await read_bytes(receive))
            reply = await answer_refused(arrival, refused)
            if reply is None:
                raise
            return reply
        cors.share(caller.project, scope["path"], exchange)
        exchange.project, exchange.operation = caller.project, operation.id
        if operation.mocked and not caller.project.rate.spend():
            raise TooManyRequests.until(caller.project.rate.wait)
        if operation.mocked and caller.project.disturbance is not None:
            arrival = Arrival(self._world, scope, route, values, await read_bytes(receive))
            return await answer_disturbed(arrival, caller)
        return await respond(route, _inquiry(scope, exchange, caller, values), receive)

    def _caller(self, scope: Scope, exchange: Exchange, operation: Operation) -> Caller:
        """Return who calls; a web page may read why it is not let in."""
        try:
            refuse_doubled_credentials(scope, exchange.headers)
            return authenticate(self._world, exchange.headers, operation.access)
        except (Unauthorized, Forbidden):
            cors.share(self._world.default, scope["path"], exchange)
            raise


def _inquiry(scope: Scope, exchange: Exchange, caller: Caller, values: tuple[str, ...]) -> Inquiry:
    return Inquiry(
        project=caller.project,
        channel_id=caller.channel_id,
        values=values,
        query=scope["query_string"],
        headers=exchange.headers,
        request_id=exchange.request_id,
    )

"""The way of a request through the contract: route, caller, shape, handler, shape of the answer.

Connexion gives the model (specification, operations, resolver); its own per-request layers cost
2.5 ms a call and accept what they should not, so these forty lines take their place.
"""

from collections.abc import Mapping

from starlette.types import ASGIApp, Receive, Scope, Send

from mock_server.app import cors
from mock_server.app.body import read_body
from mock_server.app.connexion_model import Resolver, Specification, SpecMiddleware
from mock_server.app.envelope import of_refusal
from mock_server.app.exchange import Exchange, refuse_doubled_credentials
from mock_server.app.operation import Operation, compile_operation
from mock_server.app.parameters import check_headers, read_path, read_query
from mock_server.app.problems import MethodNotAllowed
from mock_server.app.routing import Match, Route, Router
from mock_server.app.security import Caller, authenticate
from mock_server.engine.refusals import Forbidden, InvalidPayload, Refusal, Unauthorized
from mock_server.http.call import Answer, Call, Json
from mock_server.world.world import World
from spec.document import METHODS
from spec.validators import Validators

_VERSION_HEADER, _VERSION = b"x-voucherify-api-version", b"v2018-08-01"


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
    ) -> Answer:
        operation, exchange = route.target, Exchange.of(scope)
        headers = exchange.headers
        caller = self._caller(scope, exchange, operation)
        cors.share(caller.project, scope["path"], exchange)
        _refuse_other_versions(headers)
        check_headers(operation.header, headers)
        call = Call(
            project=caller.project,
            channel_id=caller.channel_id,
            path=read_path(operation.path, route.names, values),
            query=read_query(operation.query, scope["query_string"]),
            body=await self._body(operation, headers, receive),
            request_id=exchange.request_id,
        )
        return operation.handler(call)

    def _caller(self, scope: Scope, exchange: Exchange, operation: Operation) -> Caller:
        """Return who calls; a web page may read why it is not let in."""
        try:
            refuse_doubled_credentials(scope, exchange.headers)
            return authenticate(self._world, exchange.headers, operation.access)
        except (Unauthorized, Forbidden):
            cors.share(self._world.default, scope["path"], exchange)
            raise

    @staticmethod
    async def _body(operation: Operation, headers: Mapping[bytes, bytes], receive: Receive) -> Json:
        if operation.body is None:
            return None
        return await read_body(operation.body, headers, receive)


def _refuse_other_versions(headers: Mapping[bytes, bytes]) -> None:
    """Refuse a request for an API version that never was or is no more (R-6)."""
    version = headers.get(_VERSION_HEADER, _VERSION)
    if version != _VERSION:
        raise InvalidPayload(
            f"Header X-Voucherify-API-Version should be {_VERSION.decode()},"
            f" not {version.decode('latin-1')}"
        )

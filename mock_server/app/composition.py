"""The composition root: contracts, handlers and a world become one ASGI app."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import cast

from starlette.types import ASGIApp

import spec
from mock_server import control, http
from mock_server.app.connexion_model import (
    API,
    ConnexionMiddleware,
    OpenAPISpecification,
    Resolver,
)
from mock_server.app.core import Core
from mock_server.app.edge import Edge
from mock_server.app.missing_handlers import MissingHandlers
from mock_server.app.outline import outline
from mock_server.app.published import Published
from mock_server.control.request import ControlHandler, ControlRequest
from mock_server.http.call import Answer, Call, Handler, Json
from mock_server.world.ids import request_ids
from mock_server.world.project import Project
from mock_server.world.world import World


@dataclass(frozen=True, slots=True)
class Api:
    """A contract, who answers its operations, and the path where everybody may read it."""

    document: Json
    handlers: Mapping[str, Handler]
    published_at: str


def build(world: World, apis: Sequence[Api] = ()) -> ASGIApp:
    """Return the app that answers *apis* for *world*.

    Args:
        world: Whose projects the requests read and change.
        apis: Without any, the contract and the control API.

    Raises:
        MissingHandlers: A contract and its handlers do not have the same names.
        ContractError: A contract is no contract, or gives one operationId twice.
    """
    apis = apis or apis_of(world)
    app = ConnexionMiddleware(
        Published({api.published_at: api.document for api in apis}),
        middlewares=[
            partial(Edge, request_ids=request_ids(world.seed), world=world),
            partial(Core, world=world),
        ],
    )
    app.apis += [_specified(api) for api in apis]
    # Connexion builds its layers at the first request; errors are to be seen at the start.
    app.app, app.middleware_stack = app._build_middleware_stack()
    return cast("ASGIApp", app)


def apis_of(world: World, *, controlled: bool = True) -> tuple[Api, ...]:
    """Return the API that is mocked, and with *controlled* the one that controls the mock."""
    mocked = Api(spec.load(), http.HANDLERS, "/openapi.json")
    return (mocked, _control_api(world, mocked)) if controlled else (mocked,)


def _control_api(world: World, mocked: Api) -> Api:
    operations = frozenset(mocked.handlers)
    handlers = {
        name: partial(_control, world, operations, each) for name, each in control.HANDLERS.items()
    }
    return Api(spec.load("control"), handlers, "/_mock/openapi.json")


def _control(
    world: World, operations: frozenset[str], handler: ControlHandler, call: Call
) -> Answer:
    project = cast("Project", call.project)
    body = handler(ControlRequest(world, project, operations, call.path, call.query, call.body))
    return Answer(body, 204 if body is None else 200)


class _Contract(OpenAPISpecification):  # type: ignore[misc]  # connexion has no types
    """A document that CI has validated: validating it again would cost 80 ms of every start."""

    @classmethod
    def _validate_spec(cls, spec: Json) -> None:
        """Trust the document."""


def _specified(api: Api) -> API:
    """Return what connexion makes of *api*, once every operation has its handler."""
    operations = set(spec.operations(api.document))
    if operations != set(api.handlers):
        raise MissingHandlers(operations - set(api.handlers), set(api.handlers) - operations)
    return API(
        _Contract(outline(api.document)),
        base_path=None,
        resolver=Resolver(api.handlers.__getitem__),
        document=api.document,
    )

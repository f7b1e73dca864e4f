"""Isolated projects: made, listed, deleted."""

from functools import partial

from mock_server.control.request import ControlRequest
from mock_server.engine.refusals import InvalidPayload, NotFound
from mock_server.world import document
from mock_server.world.credentials import Pair
from mock_server.world.project import Project
from spec import Json


def list_projects(request: ControlRequest) -> Json:
    """List every project, the oldest first; so the first one is the default project."""
    return {"projects": [_write(project) for project in request.world.projects]}


def create_project(request: ControlRequest) -> Json:
    """Make a project: empty, from a world, or as a copy of a project."""
    body = request.body or {}
    if "fork" in body and "world" in body:
        raise InvalidPayload("A project starts with a fork or with a world, not with both")
    fill = partial(document.load, document=_document(body["world"])) if "world" in body else None
    fork = _source(request, body["fork"]) if "fork" in body else None
    return _write(request.world.create(fork=fork, seed=body.get("seed"), fill=fill))


def get_project(request: ControlRequest) -> Json:
    """Read the keys of a project."""
    return _write(_find(request, request.path["projectId"]))


def delete_project(request: ControlRequest) -> Json:
    """Delete a project with all that is in it; the default one stays."""
    project = _find(request, request.path["projectId"])
    if project is request.world.default:
        raise InvalidPayload("The default project cannot be deleted")
    request.world.remove(project)


def _document(world: Json) -> Json:
    return document.packaged(world) if isinstance(world, str) else world


def _source(request: ControlRequest, fork: Json) -> Project:
    return request.project if fork is True else _find(request, fork)


def _find(request: ControlRequest, project_id: str) -> Project:
    project = request.world.find(project_id)
    if project is None:
        raise NotFound.of("project", project_id)
    return project


def _write(project: Project) -> Json:
    keys = project.credentials
    return {
        "id": project.id,
        **_write_pair("app", keys.server),
        **_write_pair("client", keys.client),
        **_write_pair("management", keys.management),
    }


def _write_pair(name: str, pair: Pair | None) -> dict[str, Json]:
    words = (None, None) if pair is None else (pair.id, pair.token)
    return dict(zip((f"{name}_id", f"{name}_token"), words, strict=True))

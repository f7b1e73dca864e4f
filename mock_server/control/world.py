"""The whole state of a project as a world document."""

from mock_server.control.request import ControlRequest
from mock_server.world import document
from spec import Json


def get_world(request: ControlRequest) -> Json:
    """Export the project's state; loading the export gives the same state again."""
    return document.export(request.project)


def put_world(request: ControlRequest) -> Json:
    """Replace the project's state by a document, as a whole or not at all."""
    document.load(request.project, request.body)
    return document.export(request.project)


def reset_world(request: ControlRequest) -> Json:
    """Go back to the state the project started from, clock and ids included."""
    request.project.reset()

"""What is wrong with a project: faults and sabotages."""

from mock_server.control.request import ControlRequest
from mock_server.engine.refusals import InvalidPayload
from mock_server.faults import Faults
from mock_server.faults.actions import Delay, Disconnect, Status
from mock_server.faults.fault import Fault, When
from mock_server.sabotage import entries, find
from mock_server.world.disturbance import Action
from spec import Json

_ACTIONS = ("delay", "status", "connection", "sabotage")


def get_faults(request: ControlRequest) -> Json:
    """List what is wrong with the project, and every sabotage that could be."""
    disturbance = request.project.disturbance
    faults = disturbance.each if isinstance(disturbance, Faults) else ()
    return {
        "faults": [fault.written for fault in faults],
        "sabotages": [
            {"id": each.id, "class": each.kind, "description": each.sentence} for each in entries()
        ],
    }


def put_faults(request: ControlRequest) -> Json:
    """Replace the faults of the project; counting calls starts anew."""
    written = request.body if isinstance(request.body, list) else [request.body]
    faults = [_read(request, each, place) for place, each in enumerate(written)]
    request.project.disturbance = Faults(faults) if faults else None
    return get_faults(request)


def delete_faults(request: ControlRequest) -> Json:
    """Let the project be honest again."""
    request.project.disturbance = None


def _read(request: ControlRequest, written: Json, place: int) -> Fault:
    when = When(
        operation=_operation(request, written.get("operation")),
        nth=written.get("nth"),
        probability=written.get("probability", 1),
    )
    return Fault(when, _action(written), written, f"{request.project.ids.state.seed}/{place}")


def _operation(request: ControlRequest, name: str | None) -> str | None:
    if name is not None and name not in request.operations:
        known = ", ".join(sorted(request.operations))
        raise InvalidPayload(f"There is no operation {name}; known: {known}")
    return name


def _action(written: Json) -> Action:
    named = [name for name in _ACTIONS if name in written]
    if len(named) != 1:
        raise InvalidPayload(f"A fault has one of {', '.join(_ACTIONS)}; this has {len(named)}")
    if "sabotage" in written:
        return _sabotage(written["sabotage"])
    if "delay" in written:
        return Delay(written["delay"], written.get("hold", False))
    if "status" in written:
        return Status(written["status"], written.get("error", {}))
    return Disconnect(written["connection"])


def _sabotage(sabotage_id: str) -> Action:
    entry = find(sabotage_id)
    if entry is None:
        known = ", ".join(each.id for each in entries())
        raise InvalidPayload(f"There is no sabotage {sabotage_id}; known: {known}")
    return entry.sabotage

"""Whether the mock is there."""

from importlib.metadata import version

from mock_server.control.request import ControlRequest
from spec import Json

_VERSION = version("counterfoil")


def get_health(request: ControlRequest) -> Json:
    """Say that the mock is ready, which it is once it can answer at all."""
    return {
        "status": "ready",
        "version": _VERSION,
        "store": "memory",
        "uptime": int(request.world.uptime.total_seconds()),
    }

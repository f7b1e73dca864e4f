"""Numbers in the metadata of a voucher come back as text."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn
from spec import Json


def _spell(_: Turn, reply: Reply) -> None:
    metadata = reply.body.get("metadata") or {}
    reply.body["metadata"] = {name: _text(value) for name, value in metadata.items()}


def _text(value: Json) -> Json:
    return str(value) if isinstance(value, int | float) else value


SABOTAGE = Sabotage(("get_voucher",), succeeding(_spell))

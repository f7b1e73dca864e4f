"""The lines whose units were replaced are counted from one."""

from mock_server.sabotage.operations import STACKING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _shift(_: Turn, reply: Reply) -> None:
    for line in (reply.body.get("order") or {}).get("items", ()):
        for detail in line.get("application_details") or ():
            detail["source_index"] += 1
            detail["target_index"] += 1


SABOTAGE = Sabotage((*STACKING, "create_validation"), succeeding(_shift))

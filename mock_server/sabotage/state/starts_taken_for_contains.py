"""A filter for how something starts finds it anywhere."""

from dataclasses import replace

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import asking
from mock_server.world.turn import Turn


def _anywhere(turn: Turn) -> Turn:
    query = turn.query.replace(b"starts_with", b"contains").replace(b"ends_with", b"contains")
    return replace(turn, query=query)


SABOTAGE = Sabotage(("list_redemptions", "list_vouchers"), asking(_anywhere))

"""Filters that exclude are taken for filters that include."""

from dataclasses import replace

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import asking
from mock_server.world.turn import Turn


def _affirm(turn: Turn) -> Turn:
    query = turn.query.replace(b"is_not", b"is").replace(b"not_in", b"in")
    return replace(turn, query=query.replace(b"not_contain", b"contains"))


SABOTAGE = Sabotage(("list_redemptions", "list_vouchers", "list_campaigns"), asking(_affirm))

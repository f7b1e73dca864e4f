"""Filters of redemptions are always joined by OR."""

from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import asking
from mock_server.world.turn import Turn


def _either(turn: Turn) -> Turn:
    sent = parse_qsl(turn.query.decode("latin-1"), keep_blank_values=True)
    kept = [(name, text) for name, text in sent if "junction" not in name]
    return replace(turn, query=urlencode([*kept, ("filters[junction]", "or")]).encode())


SABOTAGE = Sabotage(("list_redemptions",), asking(_either))

"""The list of vouchers is sorted the other way round."""

from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import asking
from mock_server.world.turn import Turn


def _turned(turn: Turn) -> Turn:
    sent = dict(parse_qsl(turn.query.decode("latin-1"), keep_blank_values=True))
    order = sent.get("order", "-created_at")
    other = order[1:] if order.startswith("-") else f"-{order}"
    return replace(turn, query=urlencode({**sent, "order": other}).encode())


SABOTAGE = Sabotage(("list_vouchers",), asking(_turned))

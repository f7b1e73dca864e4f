"""Amounts that are sent as text are taken for numbers."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import asking
from mock_server.world.turn import Turn
from spec import Json


def _coerced(value: Json) -> Json:
    if isinstance(value, dict):
        return {name: _coerced(member) for name, member in value.items()}
    if isinstance(value, list):
        return [_coerced(item) for item in value]
    return int(value) if isinstance(value, str) and value.isdecimal() else value


def _coerce(turn: Turn) -> Turn:
    body = turn.json
    return turn.asking(_coerced(body)) if isinstance(body, dict) else turn


SABOTAGE = Sabotage(("create_order", "update_voucher_balance"), asking(_coerce))

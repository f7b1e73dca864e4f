"""Redemptions of a promotion tier at the same time are counted once."""

from mock_server.sabotage.late import late
from mock_server.sabotage.question import sent
from mock_server.sabotage.sabotage import Sabotage
from mock_server.world.turn import Turn


def _is_tier(turn: Turn) -> bool:
    named = sent(turn, "redeemables")
    return isinstance(named, list) and all(
        isinstance(each, dict) and each.get("object") == "promotion_tier" for each in named
    )


SABOTAGE = Sabotage(("create_redemption",), late(_is_tier))

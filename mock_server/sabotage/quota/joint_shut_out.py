"""An exclusive redeemable shuts out those that stack with everything."""

from dataclasses import replace

from mock_server.engine.category import Category
from mock_server.engine.settings import Settings
from mock_server.sabotage.operations import STACKING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import believing, reading
from mock_server.store.kinds import CATEGORIES
from mock_server.world.turn import Go, Reply, Turn


def _common(category: Category) -> Category:
    joint = category.stacking_rules_type == "JOINT"
    return replace(category, stacking_rules_type=None) if joint else category


def _unlisted(settings: Settings) -> Settings:
    return replace(settings, stacking=replace(settings.stacking, joint_categories=()))


_READING, _BELIEVING = reading(CATEGORIES, _common), believing(_unlisted)


async def _shut_out(turn: Turn, go: Go) -> Reply:
    return await _READING(turn, lambda inner: _BELIEVING(inner, go))


SABOTAGE = Sabotage((*STACKING, *VALIDATING), _shut_out)

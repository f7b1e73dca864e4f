"""Settings on their own: read in full, changed in part."""

from collections.abc import Mapping
from dataclasses import fields, replace

from mock_server.engine.settings import Settings
from mock_server.engine.stacking_rules import StackingRules
from mock_server.service.moment import Moment
from mock_server.service.settings import current
from mock_server.store.base import Transaction
from mock_server.store.kinds import CATEGORIES
from mock_server.world.document import settings
from mock_server.world.document.fields import Fields
from mock_server.world.document.filling import Filling
from spec import Json

_TYPES = {"exclusive_categories": "EXCLUSIVE", "joint_categories": "JOINT"}


def write_settings(shown: Settings) -> dict[str, Json]:
    """Write *shown* in the words of world documents, defaults too, with `stacking` inside."""
    return {**_write(shown), "stacking": _write(shown.stacking)}


def change_settings(tx: Transaction, at: Moment, changes: Mapping[str, Json]) -> None:
    """Change those settings that *changes* names, as `settings` and `stacking` of a world would.

    Raises:
        WorldError: They cannot be like this.
    """
    stacking = changes.get("stacking", {})
    others = {name: value for name, value in changes.items() if name != "stacking"}
    written = settings.export(current(tx))
    source = Fields.of(
        {
            "settings": {**written.get("settings", {}), **others},
            "stacking": {**written.get("stacking", {}), **stacking},
        }
    )
    _untype(tx, stacking)
    settings.load(Filling(tx, at, exact=False), source)


def _untype(tx: Transaction, stacking: Mapping[str, Json]) -> None:
    """Take the type from categories that a new list leaves out: list and type agree."""
    for name, kind in _TYPES.items():
        for category in list(tx.every(CATEGORIES)) if name in stacking else ():
            if category.stacking_rules_type == kind and category.id not in stacking[name]:
                tx.put(CATEGORIES, replace(category, stacking_rules_type=None))


def _write(shown: Settings | StackingRules) -> dict[str, Json]:
    values = {each.name: getattr(shown, each.name) for each in fields(shown)}
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in values.items()
        if name != "stacking"
    }

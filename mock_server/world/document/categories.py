"""Categories: `id`, `name` and `hierarchy`."""

from mock_server.engine.category import Category
from mock_server.store import codec
from mock_server.store.kinds import CATEGORIES
from mock_server.world.document.fields import Fields
from mock_server.world.document.filling import Filling
from spec import Json


def load(filling: Filling, source: Fields) -> None:
    """Store the category of *source*."""
    values = filling.born(source, Category, "cat")
    category = source.made(Category, values)
    source.close()
    filling.add(source, CATEGORIES, category)


def export(category: Category) -> Json:
    """Write *category* as `load` reads it."""
    return codec.encode(category)

"""The category that a caller gives something."""

from mock_server.engine.category import CategoryChoice
from mock_server.engine.refusals import NotFound
from mock_server.store.base import Transaction
from mock_server.store.kinds import CATEGORIES


def chosen(tx: Transaction, choice: CategoryChoice | None) -> tuple[str | None, tuple[str, ...]]:
    """Return the name and ids that *choice* comes down to; no choice is no category.

    A name that no category has stays a mere label.

    Raises:
        NotFound: There is no category with the id.
    """
    if choice is None:
        return None, ()
    if choice.id is None:
        named = (category.id for category in tx.every(CATEGORIES) if category.name == choice.name)
        return choice.name, tuple(named)[:1]
    category = tx.get(CATEGORIES, choice.id)
    if category is None:
        raise NotFound.of("category", choice.id)
    return category.name, (category.id,)

"""The settings of a project."""

from mock_server.engine.settings import Settings
from mock_server.store.base import Transaction
from mock_server.store.kinds import SETTINGS

_DEFAULT = Settings()


def current(tx: Transaction) -> Settings:
    """Return the project's settings; those of a new project where nothing was set."""
    return tx.get(SETTINGS, "settings") or _DEFAULT

"""The HTTP side of the mock: contracts, a world and handlers become an ASGI app (`build`)."""

from mock_server.app.composition import build
from mock_server.app.missing_handlers import MissingHandlers

__all__ = ["MissingHandlers", "build"]

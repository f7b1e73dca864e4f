"""Client keys can change customers although the project does not let them."""

from dataclasses import replace

from mock_server.engine.settings import Settings
from mock_server.sabotage.operations import CLIENT_SIDE
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import believing


def _on(settings: Settings) -> Settings:
    return replace(settings, client_upserts_customers=True)


SABOTAGE = Sabotage(CLIENT_SIDE, believing(_on))

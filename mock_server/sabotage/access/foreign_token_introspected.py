"""An access token of another project can be looked into."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import elsewhere

SABOTAGE = Sabotage(
    ("introspect_oauth_token",), elsewhere(lambda reply: reply.body == {"active": False})
)

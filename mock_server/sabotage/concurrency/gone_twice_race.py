"""A session, customer or token that many end at the same moment was there for all of them."""

from mock_server.sabotage.late import late
from mock_server.sabotage.sabotage import Sabotage

SABOTAGE = Sabotage(("release_session", "delete_customer", "revoke_oauth_token"), late())

"""An access token of another project can be revoked."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import elsewhere, is_missing

SABOTAGE = Sabotage(("revoke_oauth_token",), elsewhere(is_missing))

"""OAuth access tokens (resources.md 1.3)."""

from datetime import datetime

from mock_server.engine.access_token import AccessToken
from spec import Json


def write_access_token(token: AccessToken, now: datetime) -> Json:
    """Write a token: `expires_at` in epoch seconds, `expires_in` in seconds from *now* on."""
    left = token.expires_at - max(now, token.issued_at)  # a clock may have been turned back
    return {
        "access_token": token.id,
        "client_id": token.client_id,
        "expires_at": int(token.expires_at.timestamp()),
        "expires_in": int(left.total_seconds()),
        "scope": " ".join(token.scopes),
        "token_type": "Bearer",
    }

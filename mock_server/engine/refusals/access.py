"""Refusals of the caller: credentials, scopes and OAuth (redemptions.md 13)."""

from collections.abc import Iterable

from mock_server.engine.refusals.base import Refusal


class InvalidScope(Refusal):
    """An OAuth scope that does not exist."""

    key = "invalid_scope"
    message = "Invalid scope"

    def __init__(self, scopes: Iterable[str]) -> None:
        super().__init__()
        self.message = f"Invalid scope: {','.join(scopes)}"


class InvalidGrantType(Refusal):
    """An OAuth grant other than client_credentials."""

    key = "invalid_grant_type"
    message = "Invalid grant_type"


class MissingParameters(Refusal):
    """An OAuth call without its token or scope."""

    key = "missing_parameters"
    message = "Missing parameters"


class Unauthorized(Refusal):
    """No, wrong or mixed credentials."""

    status = 401
    key = "unauthorized"
    message = "Unauthorized"


class Forbidden(Refusal):
    """Good credentials, but this is switched off or out of their scope."""

    status = 403
    key = "forbidden"
    message = "Forbidden"

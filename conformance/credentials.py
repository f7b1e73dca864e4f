"""Which keys a call needs, and how they are kept out of every report."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from conformance.history import Headers, Identity
from spec import Json, Operation, follow

ORIGIN = "https://shop.example.com"
"""Where a client-side call says that it comes from; the contract asks for the header."""

_HEADERS = {
    "app_id": "X-App-Id",
    "app_token": "X-App-Token",
    "client_id": "X-Client-Application-Id",
    "client_token": "X-Client-Token",
}
_CREDENTIAL_HEADERS = {
    *(name.lower() for name in _HEADERS.values()),
    "authorization",
    "x-voucherify-oauth",
}


@dataclass(frozen=True, slots=True)
class Credentials:
    """The keys of one project."""

    app_id: str
    app_token: str
    client_id: str
    client_token: str

    def by_header(self) -> dict[str, str]:
        """Return each key under the header that carries it."""
        return {_HEADERS[field.name]: getattr(self, field.name) for field in fields(self)}

    def hidden(self, headers: Headers) -> Headers:
        """Return *headers* with the names of variables for our keys; other values stay."""
        secrets = {
            name.lower(): (value, variable(name)) for name, value in self.by_header().items()
        }
        return tuple(
            (name, f"${secrets[name.lower()][1]}")
            if secrets.get(name.lower(), ("", ""))[0] == value and value
            else (name, value)
            for name, value in headers
        )


DEFAULT = Credentials("mock-app-id", "mock-app-token", "mock-client-id", "mock-client-token")
"""The keys of the mock's default project."""


def variable(header: str) -> str:
    """Return the environment variable that holds the key of *header*."""
    field = next(field for field, name in _HEADERS.items() if name.lower() == header.lower())
    return f"COUNTERFOIL_{field.upper()}"


def schemes(document: Json, operation: Operation) -> tuple[str, ...]:
    """Return the key schemes that *operation* is called with, empty if it needs none of ours."""
    definitions = document.get("components", {}).get("securitySchemes", {})
    for alternative in operation.node.get("security", document.get("security", ())):
        names = tuple(alternative)
        if names and all(_header(document, definitions[name]) for name in names):
            return names
    return ()


def headers_for(
    document: Json, operation: Operation, credentials: Credentials
) -> Mapping[str, str]:
    """Return the headers that let *credentials* call *operation*."""
    definitions = document.get("components", {}).get("securitySchemes", {})
    keys = credentials.by_header()
    names = [_header(document, definitions[name]) for name in schemes(document, operation)]
    sent = {name: keys[name] for name in names}
    if any(parameter["name"] == "Origin" for parameter in operation.parameters):
        sent["Origin"] = ORIGIN
    return sent


def identity(headers: Headers, right: Mapping[str, str]) -> Identity:
    """Tell whose credentials *headers* are, given the *right* ones of the operation."""
    sent = {name.lower(): value for name, value in headers if name.lower() in _CREDENTIAL_HEADERS}
    if not sent:
        return "none"
    wanted = {name.lower(): value for name, value in right.items() if name != "Origin"}
    return "own" if sent == wanted else "foreign"


def _header(document: Json, scheme: Json) -> str:
    """Return the header of ours that *scheme* reads, empty if it is another kind of scheme."""
    scheme = follow(document, scheme)
    known = {name.lower(): name for name in _HEADERS.values()}
    return known.get(scheme.get("name", "").lower(), "") if scheme["type"] == "apiKey" else ""

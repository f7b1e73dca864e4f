"""Which keys a call needs, and how they are kept out of every report."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from conformance.history import Headers, Identity
from spec import Json, Operation, follow

ORIGIN = "https://shop.example.com"
"""Where a client-side call says that it comes from; the contract asks for the header."""

OWN, OTHER = "COUNTERFOIL_", "COUNTERFOIL_OTHER_"
"""How the variables for keys begin, of the project that is judged and of a second one."""

_HEADERS = {
    "app_id": "X-App-Id",
    "app_token": "X-App-Token",
    "client_id": "X-Client-Application-Id",
    "client_token": "X-Client-Token",
}
_SERVER_KEY = {"X-App-Id", "X-App-Token"}
_BEARER = "Authorization"
TOKEN_HEADERS = ("authorization", "x-voucherify-oauth")
"""Where an access token may stand, in lower case: the second is this API's own (P-50)."""

_CREDENTIAL_HEADERS = {*(name.lower() for name in _HEADERS.values()), *TOKEN_HEADERS}
_SHORTEST_SECRET = 6  # what is shorter would turn up in any text


@dataclass(frozen=True, slots=True)
class Credentials:
    """The keys of one project; those that we do not have are empty.

    Attributes:
        app_id: Of the server key.
        app_token: Its secret half.
        client_id: Of the client key.
        client_token: Its other half.
        oauth_token: An access token that takes the place of the keys wherever it may.
        other: The keys of a second project, to look for leaks between the two.
        variables: How the names of the variables begin that hold the keys.
    """

    app_id: str = ""
    app_token: str = ""
    client_id: str = ""
    client_token: str = ""
    oauth_token: str = ""
    other: "Credentials | None" = None
    variables: str = OWN

    def by_header(self) -> dict[str, str]:
        """Return each key under the header that carries it."""
        keys = {header: getattr(self, name) for name, header in _HEADERS.items()}
        return {header: key for header, key in keys.items() if key}

    def hidden(self, headers: Headers) -> Headers:
        """Return *headers* with the names of variables for our keys; other values stay."""
        return tuple(
            (name, self.redacted(value)) if name.lower() in _CREDENTIAL_HEADERS else (name, value)
            for name, value in headers
        )

    def redacted(self, text: str) -> str:
        """Return *text* with the name of a variable wherever one of our keys stands in it."""
        for secret, variable in self._secrets():
            if secret == text or (len(secret) >= _SHORTEST_SECRET and secret in text):
                text = text.replace(secret, f"${variable}")
        return text

    def _secrets(self) -> Iterator[tuple[str, str]]:
        """Yield our keys and the variables that hold them."""
        for owner in filter(None, (self, self.other)):
            for name in (*_HEADERS, "oauth_token"):
                secret = getattr(owner, name)
                if secret:
                    yield secret, owner.variables + name.upper()


DEFAULT = Credentials("mock-app-id", "mock-app-token", "mock-client-id", "mock-client-token")
"""The keys of the mock's default project."""


def schemes(
    document: Json, operation: Operation, credentials: Credentials = DEFAULT
) -> tuple[str, ...]:
    """Return the schemes by which *credentials* call *operation*, empty if it needs no key.

    The first alternative that they have everything for, but an access token goes before a server
    key. Without any, the first that is made of keys.
    """
    definitions = document.get("components", {}).get("securitySchemes", {})
    known: list[tuple[str, ...]] = []
    for alternative in operation.node.get("security", document.get("security", ())):
        names = tuple(alternative)
        if names and all(_header(document, definitions[name]) for name in names):
            known.append(names)
    usable = [each for each in known if _has(credentials, document, each)]
    if usable and _headers(document, usable[0]) == _SERVER_KEY:
        usable.sort(key=lambda each: _headers(document, each) != {_BEARER})
    by_key = [each for each in known if _BEARER not in _headers(document, each)]
    return next(iter([*usable, *by_key]), ())


def headers_for(
    document: Json, operation: Operation, credentials: Credentials
) -> Mapping[str, str]:
    """Return the headers that let *credentials* call *operation*."""
    definitions = document.get("components", {}).get("securitySchemes", {})
    names = schemes(document, operation, credentials)
    sent = dict(_sent(credentials, _header(document, definitions[name])) for name in names)
    if any(parameter["name"] == "Origin" for parameter in operation.parameters):
        sent["Origin"] = ORIGIN
    return sent


def can_call(document: Json, operation: Operation, credentials: Credentials) -> bool:
    """Whether *credentials* have all keys that *operation* needs."""
    names = schemes(document, operation, credentials)
    return _has(credentials, document, names)


def identity(headers: Headers, right: Mapping[str, str]) -> Identity:
    """Tell whose credentials *headers* are, given the *right* ones of the operation."""
    sent = {name.lower(): value for name, value in headers if name.lower() in _CREDENTIAL_HEADERS}
    if not sent:
        return "none"
    wanted = {name.lower(): value for name, value in right.items() if name != "Origin"}
    return "own" if sent == wanted else "foreign"


def opens(scope: str, path: str) -> bool:
    """Whether a token of *scope* may call *path*: everything of a side, or one part by name.

    Source: resources.md 1.3, E-23.
    """
    side, *rest = [step for step in path.split("/") if step not in ("", "v1")]
    named = f"client_{rest[0]}" if side == "client" and rest else side
    whole = "client_api" if side == "client" else "api"
    return bool({whole, named} & {*scope.split()})


def _sent(credentials: Credentials, header: str) -> tuple[str, str]:
    """Return *header* with what it carries."""
    if header == _BEARER:
        return header, f"Bearer {credentials.oauth_token}"
    return header, credentials.by_header().get(header, "")


def _has(credentials: Credentials, document: Json, names: tuple[str, ...]) -> bool:
    keys = credentials.by_header()
    return all(
        credentials.oauth_token if header == _BEARER else header in keys
        for header in _headers(document, names)
    )


def _headers(document: Json, names: tuple[str, ...]) -> set[str]:
    definitions = document.get("components", {}).get("securitySchemes", {})
    return {_header(document, definitions[name]) for name in names}


def _header(document: Json, scheme: Json) -> str:
    """Return the header of ours that *scheme* reads, empty if it is another kind of scheme."""
    scheme = follow(document, scheme)
    if scheme["type"] == "http" and scheme.get("scheme", "").lower() == "bearer":
        return _BEARER
    known = {name.lower(): name for name in _HEADERS.values()}
    return known.get(scheme.get("name", "").lower(), "") if scheme["type"] == "apiKey" else ""

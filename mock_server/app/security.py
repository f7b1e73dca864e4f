"""Who calls, and whether the contract lets them: keys, client keys and access tokens.

A request may show several credentials. Each of them has to be good and all have to select one
project, so that a mix-up never half works.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from mock_server.engine.refusals import Forbidden, Unauthorized
from mock_server.http.call import Json
from mock_server.world.credentials import Api
from mock_server.world.project import Project
from mock_server.world.world import World

Headers: TypeAlias = Mapping[bytes, bytes]
Means: TypeAlias = Api | Literal["token"]

APP_ID, APP_TOKEN = b"x-app-id", b"x-app-token"
CLIENT_ID, CLIENT_TOKEN = b"x-client-application-id", b"x-client-token"
AUTHORIZATION, OAUTH = b"authorization", b"x-voucherify-oauth"
MANAGEMENT_ID, MANAGEMENT_TOKEN = b"x-management-id", b"x-management-token"
_KEYS: tuple[tuple[Api, bytes, bytes], ...] = (
    ("server", APP_ID, APP_TOKEN),
    ("client", CLIENT_ID, CLIENT_TOKEN),
    ("management", MANAGEMENT_ID, MANAGEMENT_TOKEN),
)
CREDENTIALS = frozenset({AUTHORIZATION, OAUTH, *(name for _, *pair in _KEYS for name in pair)})
_CLIENT_PATHS = "/client/"


@dataclass(frozen=True, slots=True)
class Access:
    """What an operation asks of its callers.

    Attributes:
        means: The kinds of credentials that it takes; none at all if it is open to everybody.
        scopes: Any of these lets a token in.
        origin: Whether the caller has to say which site it is (R-19).
    """

    means: frozenset[Means]
    scopes: frozenset[str]
    origin: bool


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody with good credentials; `scopes` is None for keys, which may do everything."""

    means: Means
    project: Project
    channel_id: str
    scopes: frozenset[str] | None = None


def access_of(path: str, security: Json, schemes: Json) -> Access:
    """Return what the contract asks on *path*.

    Args:
        path: The template; its first segment after the version names the scope (E-23).
        security: The operation's security requirements, or the document's; each is one way in.
        schemes: The security schemes of the document.
    """
    names = [name for requirement in security or () for name in requirement]
    origin = path.startswith(_CLIENT_PATHS)
    segment = path.split("/v1/")[-1].split("/")[0]
    scopes = {"client_api", f"client_{segment}"} if origin else {"api", segment}
    return Access(frozenset(_means(schemes[name]) for name in names), frozenset(scopes), origin)


def _means(scheme: Json) -> Means:
    """Return what a security scheme is about; the token halves go with the ids."""
    name = scheme.get("name", "").lower()
    if name in ("x-app-id", "x-app-token"):
        return "server"
    return "client" if name.startswith("x-client-") else "token"


def authenticate(world: World, headers: Headers, access: Access) -> Caller:
    """Return who calls; an operation that is open to everybody takes the default project.

    Raises:
        Unauthorized: Credentials are missing, wrong, mixed or not for this operation, or the site
            is missing or not trusted.
        Forbidden: The token is good but not for this.
    """
    callers = list(_callers(world, headers))
    if any(caller.project is not callers[0].project for caller in callers):
        raise Unauthorized
    if not access.means:
        return callers[0] if callers else _anybody(world)
    welcome = [caller for caller in callers if caller.means in access.means]
    if not welcome:
        raise Unauthorized
    caller = welcome[0]
    if access.origin and not trusts(caller.project, headers.get(b"origin")):
        raise Unauthorized
    if caller.scopes is not None and caller.scopes.isdisjoint(access.scopes):
        raise Forbidden(f"The token needs one of the scopes {', '.join(sorted(access.scopes))}")
    return caller


def trusts(project: Project, origin: bytes | None) -> bool:
    """Whether *project* trusts the site *origin*; no site is none to trust."""
    if not origin:
        return False
    trusted = project.settings().trusted_origins
    return "*" in trusted or origin.decode("latin-1") in trusted


def _anybody(world: World) -> Caller:
    server = world.default.credentials.server
    return Caller("server", world.default, "" if server is None else server.id)


def _callers(world: World, headers: Headers) -> Iterator[Caller]:
    """Yield a caller for each kind of credentials that was sent; keys come before tokens."""
    for api, id_header, token_header in _KEYS:
        if id_header in headers or token_header in headers:
            yield _by_keys(world, api, headers.get(id_header), headers.get(token_header))
    for token in _tokens(headers):
        yield _by_token(world, token)


def _by_keys(world: World, api: Api, key_id: bytes | None, key_token: bytes | None) -> Caller:
    if not key_id or not key_token:
        raise Unauthorized
    channel_id = key_id.decode("latin-1")
    project = world.of_keys(api, channel_id, key_token.decode("latin-1"))
    if project is None:
        raise Unauthorized
    return Caller(api, project, channel_id)


def _tokens(headers: Headers) -> Iterator[str]:
    """Yield the bearer tokens of both headers (P-50).

    Another scheme in `Authorization` is for somebody else, such as a proxy.
    """
    for name in (AUTHORIZATION, OAUTH):
        if name not in headers:
            continue
        scheme, _, token = headers[name].decode("latin-1").partition(" ")
        if scheme.lower() == "bearer":
            yield token.strip()
        elif name == OAUTH:
            raise Unauthorized


def _by_token(world: World, token: str) -> Caller:
    found = world.of_token(token)
    if found is None:
        raise Unauthorized
    project, issued = found
    return Caller("token", project, issued.client_id, frozenset(issued.scopes))

"""The server under test: where it is, who we are to it, and one way to call it."""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from urllib.parse import quote, urlsplit

import httpx

from conformance.contract import Contract
from conformance.credentials import Credentials, headers_for, identity
from conformance.history import Exchange, Headers
from spec import Json, Operation

_TIMEOUT_S = 10.0
_KEPT_IN_PATHS = "/%$,:@!*'()~+;=&"


class CouldNotRun(Exception):
    """There is nothing to judge; the message is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class Request:
    """A call to make.

    Attributes:
        method: Upper case.
        path: From the root of the server, with its query; spaces are allowed.
        body: JSON, or the fields of a form; None sends no body.
        headers: Beside the credentials.
        credentials: The headers that say who calls; None sends the operation's right ones.
        form: Whether `body` goes out as a form.
    """

    method: str
    path: str
    body: Json = None
    headers: Mapping[str, str] = field(default_factory=dict)
    credentials: Mapping[str, str] | None = None
    form: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """Under which circumstances a call is made: see the attributes of `Exchange`."""

    layer: str
    world: str


class Target:
    """A server and our keys for it. Use it as a context manager."""

    def __init__(self, url: str, contract: Contract, credentials: Credentials) -> None:
        """Point at *url*, the root below which `/v1` stands; nothing is sent yet.

        Raises:
            CouldNotRun: *url* is no HTTP URL.
        """
        self.url = url.rstrip("/")
        self.contract = contract
        self.credentials = credentials
        # A proxy from the environment would send calls to this very machine elsewhere.
        self._client = httpx.Client(timeout=_TIMEOUT_S, trust_env=not is_loopback(url))

    def __enter__(self) -> "Target":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.close()

    def right_headers(self, operation: Operation | None) -> Mapping[str, str]:
        """Return the headers with which our keys may call *operation*."""
        if operation is None:
            return {}
        return headers_for(self.contract.document, operation, self.credentials)

    def send(
        self, request: Request, setting: Setting, before: tuple[Exchange, ...] = ()
    ) -> Exchange:
        """Make one call and return what happened, also if nothing came back (status 0)."""
        url = self.url + quote(request.path, safe=_KEPT_IN_PATHS + "?[]")
        right = self.right_headers(self.contract.operation_of(request.method, url))
        keys = right if request.credentials is None else request.credentials
        call = self._client.build_request(
            request.method,
            url,
            headers={**keys, **request.headers},
            json=None if request.form else request.body,
            data=request.body if request.form else None,
        )
        status, headers, body = self._answer(call)
        sent = tuple((_title(name), value) for name, value in call.headers.items())
        return Exchange(
            layer=setting.layer,
            world=setting.world,
            method=request.method,
            url=str(call.url),
            request_headers=self.credentials.hidden(sent),
            request_body=call.read().decode(errors="replace"),
            identity=identity(sent, right),
            status=status,
            response_headers=headers,
            response_body=body,
            before=before,
        )

    def _answer(self, call: httpx.Request) -> tuple[int, Headers, str]:
        try:
            response = self._client.send(call)
        except httpx.HTTPError as error:
            return 0, (), f"{type(error).__name__}: {error}"
        return response.status_code, tuple(response.headers.items()), response.text


def is_loopback(url: str) -> bool:
    """Whether *url* leads to this machine."""
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _title(name: str) -> str:
    """Return a header's name as documents write it: the client sends it in lower case."""
    return "-".join(word.capitalize() for word in name.split("-"))

"""The server under test: where it is, who we are to it, and one way to call it."""

import ipaddress
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import TracebackType
from urllib.parse import quote, urlsplit

import httpx
import orjson

from conformance.contract import Contract
from conformance.credentials import Credentials, headers_for, identity
from conformance.door.allowance import Withheld
from conformance.door.clock import WallClock
from conformance.door.door import Answer, Call, Door
from conformance.history import Exchange
from spec import Json, Operation

__all__ = ["CouldNotRun", "Network", "Request", "Setting", "Target", "Withheld", "is_loopback"]

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
    ours: str = ""


@dataclass(frozen=True, slots=True)
class Network:
    """What lies between us and a target.

    Attributes:
        proxy: The URL of a proxy; empty leaves it to the environment.
        ca_bundle: A file with the certificates to trust; empty leaves it to the environment.
    """

    proxy: str = ""
    ca_bundle: str = ""

    def client(self, url: str, headers: Mapping[str, str] | None = None) -> httpx.Client:
        """Return a client for calls to *url* that always sends *headers*.

        Raises:
            CouldNotRun: the certificates cannot be read, or the proxy is none.
        """
        # A proxy from the environment would send calls to this very machine elsewhere.
        environment = not is_loopback(url)
        try:
            verify = ssl.create_default_context(cafile=self.ca_bundle) if self.ca_bundle else True
            return httpx.Client(
                timeout=_TIMEOUT_S,
                headers=headers,
                proxy=self.proxy or None,
                verify=verify,
                trust_env=environment,
            )
        except (OSError, ValueError, httpx.InvalidURL) as error:
            raise CouldNotRun(f"Proxy or certificates cannot be used: {error}.") from error


class Target:
    """A server and our keys for it. Use it as a context manager.

    Attributes:
        url: Its root.
        contract: What it is judged by.
        credentials: Our keys.
        network: What lies between.
        door: Lets calls out; whoever calls without `send` has to take this way too.
    """

    def __init__(
        self,
        url: str,
        contract: Contract,
        credentials: Credentials,
        network: Network | None = None,
        door: Door | None = None,
    ) -> None:
        """Point at *url*, the root below which `/v1` stands; nothing is sent yet.

        Raises:
            CouldNotRun: *network* makes no sense.
        """
        self.url = url.rstrip("/")
        self.contract = contract.below(url)
        self.credentials = credentials
        self.network = network or Network()
        self.door = door or Door()
        self._client = self.network.client(url)

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
        """Make one call and return what happened, also if nothing came back (status 0).

        Raises:
            Withheld: the call may not be made.
        """
        call = self.drawn(request, setting)
        leaving = Call(call.method, str(call.url), call.read().decode(errors="replace"))
        answer = self.door.through(leaving, lambda: self._answer(call), _itself)
        return self.exchange(call, answer, setting, before)

    def drawn(self, request: Request, setting: Setting) -> httpx.Request:
        """Return *request* as it goes over the wire, with what tells later that it was ours."""
        request = self._marked(request, setting)
        url = self.url + quote(request.path, safe=_KEPT_IN_PATHS + "?[]")
        right = self.right_headers(self.contract.operation_of(request.method, url))
        keys = right if request.credentials is None else request.credentials
        return self._client.build_request(
            request.method,
            url,
            headers={**keys, **request.headers},
            json=None if request.form else request.body,
            data=request.body if request.form else None,
        )

    def exchange(
        self,
        call: httpx.Request,
        answer: Answer,
        setting: Setting,
        before: tuple[Exchange, ...] = (),
    ) -> Exchange:
        """Return *call* and *answer* as checks read them, without our secrets."""
        sent = tuple((_title(name), value) for name, value in call.headers.items())
        operation = self.contract.operation_of(call.method, str(call.url))
        secrets = self.credentials
        return Exchange(
            layer=setting.layer,
            world=setting.world,
            method=call.method,
            url=secrets.redacted(str(call.url)),
            request_headers=secrets.hidden(sent),
            request_body=secrets.redacted(call.read().decode(errors="replace")),
            identity=identity(sent, self.right_headers(operation)),
            status=answer.status,
            response_headers=secrets.hidden(answer.headers),
            response_body=secrets.redacted(answer.body),
            before=before,
            ended=WallClock().now(),
            seconds=answer.seconds,
            ours=setting.ours,
        )

    def _marked(self, request: Request, setting: Setting) -> Request:
        if self.door.witness is None or request.form:
            return request
        told = "" if request.body is None else orjson.dumps(request.body).decode()
        call = Call(request.method, self.url + request.path, told)
        return replace(request, body=self.door.witness.marked(call, request.body, setting.ours))

    def _answer(self, call: httpx.Request) -> Answer:
        try:
            response = self._client.send(call)
        except httpx.HTTPError as error:
            return Answer(0, (), f"{type(error).__name__}: {error}")
        headers, took = tuple(response.headers.items()), response.elapsed.total_seconds()
        return Answer(response.status_code, headers, response.text, took)


def is_loopback(url: str) -> bool:
    """Whether *url* leads to this machine."""
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _itself(answer: Answer) -> Answer:
    return answer


def _title(name: str) -> str:
    """Return a header's name as documents write it: the client sends it in lower case."""
    return "-".join(word.capitalize() for word in name.split("-"))

"""Releases calls together: all but the last byte goes out first, the last bytes follow at once.

Threads behind a barrier arrive one after the other; bytes that are all there already do not.
"""

import http.client
import socket
import ssl
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace

import httpx

from conformance.door.door import Answer, Call
from conformance.history import Exchange
from conformance.target import CouldNotRun, Request, Setting, Target

_TIMEOUT_S = 10.0
_SETTLE_S = 0.002  # the first bytes of the last call are on their way when the release begins


def fire(
    target: Target,
    requests: Sequence[Request],
    setting: Setting,
    before: tuple[Exchange, ...] = (),
) -> tuple[Exchange, ...]:
    """Make all *requests* at the same moment and return what came, in their order.

    Args:
        target: Whom to call, over one connection for each request.
        requests: The calls.
        setting: For the exchanges.
        before: The calls that made what the requests are about.

    Raises:
        CouldNotRun: the target cannot be reached directly, for lack of a connection or because a
            proxy lies between: it would collect the calls and pass them on as it likes.
        Withheld: the calls may not be made.
    """
    if target.network.proxy:
        raise CouldNotRun("calls cannot be released together through a proxy")
    drawn = [target.drawn(request, setting) for request in requests]
    answers: list[Answer] = []

    def send() -> list[Answer]:
        answers.extend(_released(drawn, target.network.ca_bundle))
        return answers

    target.door.together([_leaving(call) for call in drawn], send)
    return tuple(
        target.exchange(call, answer, setting, before)
        for call, answer in zip(drawn, answers, strict=True)
    )


def _released(calls: Sequence[httpx.Request], ca_bundle: str) -> list[Answer]:
    with ExitStack() as stack:
        messages = [_message(call) for call in calls]
        sockets = [stack.enter_context(_connected(call, ca_bundle)) for call in calls]
        for connection, message in zip(sockets, messages, strict=True):
            connection.sendall(message[:-1])
        time.sleep(_SETTLE_S)
        released = time.monotonic()
        for connection, message in zip(sockets, messages, strict=True):
            connection.sendall(message[-1:])
        pairs = zip(sockets, calls, strict=True)
        answers = [_answer(connection, call.method) for connection, call in pairs]
        took = time.monotonic() - released  # they are read one by one: none is known better
        return [replace(answer, seconds=took) for answer in answers]


def _message(call: httpx.Request) -> bytes:
    """Return *call* as the bytes of HTTP/1.1."""
    lines = [f"{call.method} ".encode() + call.url.raw_path + b" HTTP/1.1"]
    kept = [
        pair
        for pair in call.headers.raw
        if pair[0].lower() not in (b"connection", b"accept-encoding")
    ]
    lines += [name + b": " + value for name, value in kept]
    lines += [b"Connection: close"]
    return b"\r\n".join([*lines, b"", call.read()])


def _connected(call: httpx.Request, ca_bundle: str) -> socket.socket:
    host, secure = call.url.host, call.url.scheme == "https"
    port = call.url.port or (443 if secure else 80)
    try:
        plain = socket.create_connection((host, port), timeout=_TIMEOUT_S)
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if not secure:
            return plain
        context = ssl.create_default_context(cafile=ca_bundle or None)
        return context.wrap_socket(plain, server_hostname=host)
    except OSError as error:
        raise CouldNotRun(f"no connection of its own to {host}:{port}: {error}") from error


def _answer(connection: socket.socket, method: str) -> Answer:
    """Read one response; status 0 and the error if none comes."""
    try:
        response = http.client.HTTPResponse(connection, method=method)
        response.begin()
        headers = tuple((name.lower(), value) for name, value in response.getheaders())
        return Answer(response.status, headers, response.read().decode(errors="replace"))
    except (OSError, http.client.HTTPException) as error:
        return Answer(0, (), f"{type(error).__name__}: {error}")


def _leaving(call: httpx.Request) -> Call:
    return Call(call.method, str(call.url), call.read().decode(errors="replace"))

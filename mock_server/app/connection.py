"""Connections that break on purpose: in the middle of an answer, or before it."""

import socket
import struct
from asyncio import Transport

from starlette.types import Receive, Scope

TRANSPORT = "counterfoil.transport"
"""Where the server puts the transport of a request into its scope."""

_RESET_ON_CLOSE = struct.pack("ii", 1, 0)


class ConnectionBroken(Exception):
    """The answer to a request that came through no socket is lost."""


async def close(scope: Scope, receive: Receive) -> None:
    """Send what was written so far, then close.

    Raises:
        ConnectionBroken: There is no socket.
    """
    _transport(scope).close()
    await _until_gone(receive)


async def reset(scope: Scope, receive: Receive) -> None:
    """Drop the connection, so that the client sees a reset.

    Raises:
        ConnectionBroken: There is no socket.
    """
    transport = _transport(scope)
    raw = transport.get_extra_info("socket")
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
    transport.abort()
    await _until_gone(receive)


def _transport(scope: Scope) -> Transport:
    transport: Transport | None = scope.get(TRANSPORT)
    if transport is None:
        raise ConnectionBroken("the connection was dropped on purpose")
    return transport


async def _until_gone(receive: Receive) -> None:
    """Wait until the server has noticed, or it would complain of a missing answer."""
    while (await receive())["type"] != "http.disconnect":
        pass

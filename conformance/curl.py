"""Writes an exchange as the command that repeats it."""

import shlex

from conformance.history import Exchange

_UNSAID = {
    "accept-encoding", "connection", "content-length", "host", "user-agent",
    "x-schemathesis-testcaseid",
}  # fmt: skip


def commands(exchange: Exchange) -> tuple[str, ...]:
    """Return one curl command for each call that repeats *exchange*, the call itself last.

    Credentials are names of environment variables; the shell puts the values in.
    """
    return tuple(map(_command, (*exchange.before, exchange)))


def _command(exchange: Exchange) -> str:
    words = ["curl"]
    if exchange.method != "GET" or exchange.request_body:
        words += ["-X", exchange.method]
    words.append(shlex.quote(exchange.url))
    for name, value in exchange.request_headers:
        if name.lower() not in _UNSAID and (name.lower(), value) != ("accept", "*/*"):
            words += ["-H", _quoted(f"{name}: {value}")]
    if exchange.request_body:
        words += ["--data-raw", shlex.quote(exchange.request_body)]
    return " ".join(words)


def _quoted(header: str) -> str:
    """Quote *header* so that the shell still fills a variable in."""
    return f'"{header}"' if "$COUNTERFOIL_" in header else shlex.quote(header)

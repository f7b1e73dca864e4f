"""Writes an exchange as the command that repeats it."""

import re
import shlex

from conformance.history import Exchange
from conformance.veil import veiled

_VARIABLE = re.compile(r"\$(COUNTERFOIL_[A-Z_]+)")

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
    exchange, words = veiled(exchange), ["curl"]
    if exchange.method != "GET" or exchange.request_body:
        words += ["-X", exchange.method]
    words.append(_spliced(exchange.url))
    for name, value in exchange.request_headers:
        if name.lower() not in _UNSAID and (name.lower(), value) != ("accept", "*/*"):
            words += ["-H", _quoted(f"{name}: {value}")]
    if exchange.request_body:
        words += ["--data-raw", _spliced(exchange.request_body)]
    return " ".join(words)


def _spliced(text: str) -> str:
    """Quote *text*, but let the shell fill the variables in: they stand between the quotes."""
    return _VARIABLE.sub("""'"$\\1"'""", shlex.quote(text))


def _quoted(header: str) -> str:
    """Quote *header* so that the shell still fills a variable in."""
    return f'"{header}"' if "$COUNTERFOIL_" in header else shlex.quote(header)

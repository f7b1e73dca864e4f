"""The calls of a run as a HAR file: browsers show it, others replay it, and so does `replay`."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import version

from conformance.history import Exchange
from conformance.verdict import Verdict
from spec.har import HarEntry, HarRequest, HarResponse, write_har

KEPT = ("layer", "world", "identity", "ended", "seconds", "ours")
"""The attributes of an exchange that HAR has no place for, or rounds."""

_MS = 1000.0


def written(verdict: Verdict) -> str:
    """Return all calls of *verdict* as text; our keys are names of variables in it.

    A call that got no answer has the status 0 and says why in its comment. What HAR has no place
    for, such as whose keys they were, is kept for `counterfoil replay`.
    """
    document = write_har(_entries(verdict.exchanges), "counterfoil", version("counterfoil"))
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def _entries(exchanges: Sequence[Exchange]) -> Iterator[HarEntry]:
    """Yield *exchanges*; one whose time nobody noted has that of the one before."""
    began = 0.0
    for exchange in exchanges:
        began = exchange.ended - exchange.seconds if exchange.ended else began
        yield _entry(exchange, datetime.fromtimestamp(began, UTC))


def _entry(exchange: Exchange, started: datetime) -> HarEntry:
    answered = bool(exchange.status)
    body = exchange.response_body if answered else ""
    return HarEntry(
        started=started,
        milliseconds=exchange.seconds * _MS,
        request=HarRequest(
            exchange.method,
            exchange.url,
            exchange.request_headers,
            exchange.request_body.encode(errors="replace"),
        ),
        response=HarResponse(
            exchange.status, exchange.response_headers, body.encode(errors="replace")
        ),
        comment=exchange.layer if answered else f"{exchange.layer}: {exchange.response_body}",
        ours={name: getattr(exchange, name) for name in KEPT},
    )

"""Compares two contracts: the way in of the gate."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from conformance.finding import Severity
from conformance.gate.change import Change
from conformance.gate.loading import Contract
from conformance.gate.pairing import callbacks, components, paths, servers
from conformance.gate.pairing.scene import Pair, Stage
from conformance.gate.sending import completed
from conformance.gate.spot import Spot

_ORDER = {severity: rank for rank, severity in enumerate(Severity)}


def compare(base: Contract, head: Contract, today: date | None = None) -> list[Change]:
    """Return what has changed from *base* to *head*, the worst first.

    Args:
        base: The earlier contract.
        head: The later one.
        today: For what has a sunset; the present day if missing.
    """
    day = today or datetime.now(UTC).date()  # noqa: TID251  (the edge)
    stage = Stage(base.document, head.document, day)
    pair = Pair(stage, Spot(stage.base, "", stage.base), Spot(stage.head, "", stage.head))
    found = {each.identity: each for each in _changes(pair)}
    return sorted(completed(found.values(), stage), key=lambda each: _ORDER[each.severity])


def _changes(pair: Pair) -> Iterator[Change]:
    yield from paths.compare(pair.at("paths"))
    yield from callbacks.webhooks(pair)
    yield from servers.compare(pair)
    yield from components.compare(pair)

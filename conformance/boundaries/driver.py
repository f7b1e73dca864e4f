"""Looks at an edge from both sides."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from conformance.boundaries.edge import Edge, Prepare
from conformance.boundaries.stage import Stage
from conformance.claim import Claim
from conformance.contract import Contract
from conformance.finding import Finding
from conformance.history import Exchange
from conformance.target import CouldNotRun

_CHECK = "edges_are_sharp"
_SIDES = ("before", "at", "after")


def look(name: str, prepare: Prepare, stage: Stage, contract: Contract) -> Iterator[Finding]:
    """Prepare the edge *name* and yield what is wrong on either side of it.

    Raises:
        Spoiled: it could not be prepared.
        Withheld: there are no calls left for it.
        CouldNotRun: the clock does not turn any more.
    """
    edge = prepare(stage)
    claim = Claim(_CHECK, edge.rule)
    for side, offset, expected in zip(_SIDES, stage.clock.offsets, edge.expected, strict=True):
        if offset is None:
            continue
        exchange = _asked(edge, stage, offset)
        got = edge.told(exchange)
        if expected and got != expected and exchange.status:
            operation = contract.operation_of(exchange.method, exchange.url)
            calls = (*exchange.before, exchange)
            message = f"{name}: another answer just {side} the edge".replace("just at", "at")
            yield _alone(claim, operation.id if operation else "", calls, message, (expected, got))


def _asked(edge: Edge, stage: Stage, offset: timedelta) -> Exchange:
    try:
        stage.clock.go(edge.at + offset)
    except OverflowError as error:
        raise CouldNotRun(f"there is no such time: {error}") from error
    return stage.ask(edge.ask())


def _alone(
    claim: Claim,
    operation: str,
    calls: tuple[Exchange, ...],
    message: str,
    contrast: tuple[object, object],
) -> Finding:
    """Return the finding; each of *calls* stands for itself, not for all that came before it."""
    return claim.broken(operation, [replace(call, before=()) for call in calls], message, contrast)

"""Calls of which nobody knows how they go."""

from collections.abc import Iterator

from conformance.model.answers import REFUSALS
from conformance.model.doubt import doubts, is_use, named
from conformance.model.edit import Blur, Edit, Put
from conformance.model.nouns.redemption import REDEMPTION, ROLLBACK
from conformance.model.outcome import Branch, Claim
from conformance.model.scene import Scene
from conformance.model.unknown import UNKNOWN, Known, Symbol

_RULE = "redemptions.md 18.11"


def anything(scene: Scene) -> tuple[Branch, ...]:
    """Return the branches of a call that may be refused, which changes nothing, or not."""
    return (*_refused(scene), Branch(frozenset(), "", edits=tuple(doubts(scene))))


def _refused(scene: Scene) -> Iterator[Branch]:
    """Yield how the call is refused: with a record of the failure or without one (E-13, E-14)."""
    if is_use(scene.call.operation):
        kind = ROLLBACK if scene.call.operation.startswith("roll_back") else REDEMPTION
        record = Symbol("failure", "rrf_" if kind == ROLLBACK else "rf_", fresh=True)
        shown = Claim("", {"resource_type": kind, "resource_id": record}, _RULE)
        edits: tuple[Edit, ...] = (
            Put("redemptions", _failure(record, kind)),
            Blur("customers", "summary"),
            *named(scene),
        )
        yield Branch(REFUSALS, _RULE, claims=(shown,), edits=edits)
    yield Branch(REFUSALS, _RULE)


def _failure(id_: Symbol, kind: str) -> Known:
    return {
        "id": id_,
        "object": kind,
        "result": "FAILURE",
        "status": "FAILED",
        "redemption": UNKNOWN,
        "related_object_type": UNKNOWN,
        "related_object_id": UNKNOWN,
    }

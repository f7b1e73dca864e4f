"""Branches that many operations share."""

from collections.abc import Iterable

from conformance.model.edit import Edit
from conformance.model.expected import Starts
from conformance.model.outcome import Branch, Claim
from conformance.model.unknown import Known

OK, NO_CONTENT, ACCEPTED = 200, 204, 202
BAD_REQUEST, UNAUTHORIZED, NOT_FOUND, CONFLICT = 400, 401, 404, 409
REFUSALS = frozenset(range(400, 500))


def answer(document: Known, rule: str, edits: Iterable[Edit] = (), *more: Claim) -> Branch:
    """Return the branch of a call that answers 200 with *document*."""
    claims = (Claim("", document, rule), *more)
    return Branch(frozenset({OK}), rule, claims=claims, edits=tuple(edits))


def nothing_to_say(rule: str, edits: Iterable[Edit] = ()) -> Branch:
    """Return the branch of a call that answers 204."""
    return Branch(frozenset({NO_CONTENT}), rule, edits=tuple(edits))


def not_found(what: str, key: Known, rule: str) -> Branch:
    """Return the branch of a call that names a *what* with an id or name that nothing has.

    Source: redemptions.md 14.
    """
    shown = {"resource_type": what, "resource_id": key, "code": NOT_FOUND}
    claims = (Claim("", shown, "redemptions.md 14"),)
    return Branch(frozenset({NOT_FOUND}), rule, frozenset({"not_found"}), claims)


def refused(keys: Iterable[str], rule: str, status: int = BAD_REQUEST, *edits: Edit) -> Branch:
    """Return the branch of a call that is refused with one of *keys*."""
    return Branch(frozenset({status}), rule, frozenset(keys), edits=edits)


def record_of(kind: str) -> Known:
    """Return what the error of a failed *kind* shows of its record (redemptions.md 3.7, P-1)."""
    return {"resource_type": kind, "resource_id": Starts("rf_" if kind == "redemption" else "rrf_")}

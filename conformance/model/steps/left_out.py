"""What answers say of redeemables that were not used (redemptions.md 6.4)."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from conformance.model.answers import BAD_REQUEST, NOT_FOUND
from conformance.model.expected import Rows
from conformance.model.outcome import Claim
from conformance.model.rules.evaluation import Evaluation, Inapplicable
from conformance.model.unknown import UNKNOWN, Known

Row: TypeAlias = tuple[str, Known]
"""An id as it was sent, and what stands beside it."""

_DOCUMENTED = frozenset({"voucher_disabled", "voucher_expired", "voucher_not_active_now"})
_NAMING = _DOCUMENTED | {"voucher_not_active", "quantity_exceeded", "gift_amount_exceeded"}
"""Keys of errors whose details are the code (E-12)."""


def always(evaluation: Evaluation) -> Iterator[Claim]:
    """Yield what the answer says of redeemables that were not used (6.4)."""
    failed, passed = rows(evaluation)
    yield Claim("inapplicable_redeemables", listed(failed), "redemptions.md 6.4")
    yield Claim("skipped_redeemables", listed(passed), "redemptions.md 6.4")


def rows(evaluation: Evaluation) -> tuple[Sequence[Row], Sequence[Row]]:
    """Return what an answer shows of those that failed, and of those that were passed over."""
    failed = [(each.wanted.sent_id, inapplicable(each)) for each in evaluation.inapplicable]
    passed = evaluation.skipped
    return failed, [
        (each.wanted.sent_id, _skipped(each.wanted.object, each.keys)) for each in passed
    ]


def listed(entries: Sequence[Row]) -> Known:
    """Return a list of just these *entries*, told apart by their id.

    Nothing is known of it if two have the same, as a voucher and a tier may.
    """
    ids = frozenset(id_ for id_, _ in entries)
    return Rows("id", tuple(entries), ids, closed=True) if len(ids) == len(entries) else UNKNOWN


def inapplicable(failed: Inapplicable) -> Known:
    """Return how an answer shows a redeemable that failed."""
    key = one_of(failed.reason.keys)
    status = NOT_FOUND if key == "not_found" else UNKNOWN if key is UNKNOWN else BAD_REQUEST
    error = {"key": key, "code": status, "details": details(failed)[0]}
    result = {"error": error, "details": {"key": key}}
    return {"status": "INAPPLICABLE", "object": failed.wanted.object, "result": result}


def _skipped(kind: str, keys: frozenset[str]) -> Known:
    """Return how an answer shows a voucher or tier that was passed over."""
    return {"status": "SKIPPED", "object": kind, "result": {"details": {"key": one_of(keys)}}}


def details(failed: Inapplicable) -> tuple[Known, str]:
    """Return the details of the error of a redeemable that failed, and which rule says so."""
    wanted, keys = failed.wanted, failed.reason.keys
    if keys == {"not_found"}:
        return f"Cannot find {wanted.object} with id {wanted.sent_id}", "redemptions.md 7.1"
    if wanted.document and wanted.object == "voucher" and keys <= _NAMING:
        rule = "redemptions.md 7.1" if keys <= _DOCUMENTED else "E-12"
        return wanted.document["code"], rule
    return UNKNOWN, "E-12"


def one_of(keys: frozenset[str]) -> Known:
    """Return what is expected where one of *keys* stands; of many, anything."""
    return next(iter(keys)) if len(keys) == 1 else UNKNOWN

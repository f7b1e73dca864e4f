"""What goes with a campaign that is deleted (E-18, resources.md 3.3, 22.9)."""

from collections.abc import Iterator

from conformance.model.edit import Blur, Drop, Edit, Forget
from conformance.model.state import Kind, State
from conformance.model.unknown import UNKNOWN, Known

_PARTS: tuple[Kind, ...] = ("vouchers", "promotion_tiers")


def going(state: State, campaign: Known) -> Iterator[Edit]:
    """Yield what may be gone from the answer on: it may still be there while the work goes on.

    Args:
        state: Before.
        campaign: As it was; None if it was never seen.
    """
    for kind in _PARTS:
        for row in state.of(kind):
            if _is_of(row, campaign) is not False:
                yield Forget(kind, row["id"])
    for record in state.of("redemptions"):
        if not _stays(state, campaign, record):
            yield Forget("redemptions", record["id"])
    yield Blur("orders", "redemptions")
    yield Blur("orders", "updated_at")


def gone(state: State, campaign: Known, *, forced: bool) -> tuple[Drop, ...]:
    """Return what is gone for certain when the work is done; codes stay taken unless *forced*."""
    return tuple(
        Drop(kind, name, binned=kind == "vouchers" and not forced)
        for kind in _PARTS
        for row in state.of(kind)
        if _is_of(row, campaign)
        for name in (row["id"], row.get("code"))
        if isinstance(name, str)
    )


def _is_of(row: Known, campaign: Known) -> bool | None:
    """Whether a voucher or tier belongs to *campaign*; None if nobody knows."""
    owner = row.get("campaign_id", UNKNOWN)
    if owner is None:
        return False
    return None if owner is UNKNOWN or campaign is None else bool(owner == campaign["id"])


def _stays(state: State, campaign: Known, record: Known) -> bool:
    """Whether *record* is of one thing only, which is known to be of nothing that is deleted."""
    if isinstance(record.get("redemption"), str) or record.get("redemption") is UNKNOWN:
        return False
    related = record.get("related_object_id")
    rows = (state.find(kind, related) for kind in _PARTS if isinstance(related, str))
    return any(row is not None and _is_of(row, campaign) is False for row in rows)

"""What makes a call no redemption at all: nothing is stored for it (redemptions.md 3.2)."""

from collections.abc import Sequence

from conformance.model.answers import not_found, refused
from conformance.model.outcome import Branch
from conformance.model.rules.party import Party
from conformance.model.rules.purchase import Purchase
from conformance.model.scene import Scene
from spec import Json

_MOST = 30


def fault(scene: Scene, party: Party, purchase: Purchase) -> Branch | None:
    """Return how a call of several redeemables is turned away, None if it is not (P-4)."""
    wanted = scene.body["redeemables"]
    limit = (scene.state.stacking or {}).get("redeemables_limit", _MOST)
    if len(wanted) > limit:
        return refused(("invalid_payload",), "P-5")
    stacks = [each for each in wanted if each["object"] == "promotion_stack"]
    if stacks and len(wanted) > 1:
        return refused(("invalid_redeemables",), "redemptions.md 3.2")
    if _doubled(scene, wanted):
        return refused(("duplicated_redeemables",), "P-6")
    return unknown_names(party, purchase)


def unknown_names(party: Party, purchase: Purchase) -> Branch | None:
    """Return how a call is turned away that names an order or a customer that is not there."""
    if purchase.missing is not None and party.missing is not None:
        return refused(("not_found",), "P-4", 404)
    if purchase.missing is not None:
        return not_found("order", purchase.missing, "redemptions.md 3.2")
    if party.missing is not None:
        return not_found("customer", party.missing, "redemptions.md 3.2")
    return None


def _doubled(scene: Scene, wanted: Sequence[Json]) -> bool:
    """Whether something is named twice; a voucher by its code and by its id, too (P-6)."""
    seen = set()
    for each in wanted:
        kind = "vouchers" if each["object"] == "voucher" else "promotion_tiers"
        row = scene.state.find(kind, each["id"])  # type: ignore[arg-type]  # one of two kinds
        name = (each["object"], row["id"] if row else each["id"])
        if name in seen:
            return True
        seen.add(name)
    return False

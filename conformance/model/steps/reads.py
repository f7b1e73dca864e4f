"""Reading one thing: it is as it was written (resources.md 22.1)."""

from functools import partial

from conformance.model.answers import answer, not_found
from conformance.model.expected import ABSENT, Rows
from conformance.model.nouns.redemption import REDEMPTION, ROLLBACK
from conformance.model.outcome import Branch, Claim
from conformance.model.scene import Scene, Steps
from conformance.model.state import Kind
from conformance.model.unknown import Known


def read(scene: Scene, kind: Kind, parameter: str, what: str) -> Branch:
    """Predict the reading of one thing by its id or its name."""
    key = scene.call.path[parameter]
    row = scene.state.find(kind, key)
    if row is not None:
        claims = (*_of_nobody(scene, kind, row), *_undone(scene, kind, row))
        return answer(row, "resources.md 22.1", (), *claims)
    lacking = scene.state.of(kind).lacks(key)
    if scene.choices.decide(False if lacking else None, "it exists"):
        return Branch(frozenset({200}), "resources.md 22.1", claims=tuple(_named(kind, key)))
    return not_found(what, key, "redemptions.md 14")


def _of_nobody(scene: Scene, kind: Kind, row: Known) -> list[Claim]:
    """Return that a record shows no customer who was deleted, but for the id (R-11)."""
    id_ = row.get("customer_id") if kind == "redemptions" else None
    if isinstance(id_, str) and scene.state.of("customers").lacks(id_):
        return [Claim("customer", ABSENT, "R-11")]
    return []


def _undone(scene: Scene, kind: Kind, row: Known) -> list[Claim]:
    """Return that a record names the rollbacks that undid it, those that are known."""
    if kind != "redemptions" or row.get("object") != REDEMPTION:
        return []
    undoing = [
        each["id"]
        for each in scene.state.of("redemptions")
        if (each.get("object"), each.get("result")) == (ROLLBACK, "SUCCESS")
        and each.get("redemption") == row["id"]
    ]
    shown = Rows("id", required=frozenset(undoing))
    return [Claim("related_redemptions.rollbacks", shown, "redemptions.md 9.3")] if undoing else []


def _named(kind: Kind, key: str) -> list[Claim]:
    """Return that the answer shows what was asked for, where only ids can be."""
    if kind in ("promotion_tiers", "redemptions", "async_actions"):
        return [Claim("id", key, "resources.md 22.1")]
    return []


_ONE: dict[str, tuple[Kind, str, str]] = {
    "get_voucher": ("vouchers", "code", "voucher"),
    "get_promotion_tier": ("promotion_tiers", "promotionTierId", "promotion_tier"),
    "get_campaign": ("campaigns", "campaignId", "campaign"),
    "get_customer": ("customers", "customerId", "customer"),
    "get_order": ("orders", "orderId", "order"),
    "get_redemption": ("redemptions", "redemptionId", "redemption"),
    "get_async_action": ("async_actions", "asyncActionId", "async_action"),
}

STEPS: Steps = {
    operation: partial(read, kind=kind, parameter=parameter, what=what)
    for operation, (kind, parameter, what) in _ONE.items()
}

"""Redeeming from a browser, where the project allows it (redemptions.md 13, P-51)."""

from dataclasses import replace

from conformance.model.documents import only
from conformance.model.edit import Learn
from conformance.model.outcome import Branch
from conformance.model.rules import party as parties
from conformance.model.scene import Predict, Scene, Steps
from conformance.model.steps import redemptions, single

_FORBIDDEN = 403


def allowed(predict: Predict) -> Predict:
    """Return *predict* for callers who may be kept out: that setting is told by answers only."""

    def go(scene: Scene) -> Branch:
        known = True if scene.state.client_redeems else None
        if not scene.choices.decide(known, "browsers may redeem"):
            return Branch(frozenset({_FORBIDDEN}), "P-51", frozenset({"forbidden"}))
        branch = predict(_as_heard(scene))
        return replace(branch, edits=(*branch.edits, Learn((("client_redeems", True),))))

    return go


def _as_heard(scene: Scene) -> Scene:
    """Return *scene* as a server hears it that may not take customers from browsers (F-7).

    It knows whom it knows already; anybody else is nobody. That setting is told by nothing.
    """
    sent = scene.body.get("customer")
    if not isinstance(sent, dict) or scene.choices.decide(None, "browsers may write customers"):
        return scene
    known = parties.named(scene, sent).document is not None
    heard = only(sent, ("id", "source_id")) if known else None
    return replace(scene, call=replace(scene.call, body={**scene.body, "customer": heard}))


STEPS: Steps = {
    "create_client_redemption": allowed(redemptions.create),
    "redeem_voucher_client_side": allowed(single.redeem),
}

"""Redeeming from a browser, where the project allows it (redemptions.md 13, P-51)."""

from dataclasses import replace

from conformance.model.edit import Learn
from conformance.model.outcome import Branch
from conformance.model.scene import Predict, Scene, Steps
from conformance.model.steps import redemptions, single

_FORBIDDEN = 403


def allowed(predict: Predict) -> Predict:
    """Return *predict* for callers who may be kept out: that setting is told by answers only."""

    def go(scene: Scene) -> Branch:
        known = True if scene.state.client_redeems else None
        if not scene.choices.decide(known, "browsers may redeem"):
            return Branch(frozenset({_FORBIDDEN}), "P-51", frozenset({"forbidden"}))
        branch = predict(scene)
        return replace(branch, edits=(*branch.edits, Learn((("client_redeems", True),))))

    return go


STEPS: Steps = {
    "create_client_redemption": allowed(redemptions.create),
    "redeem_voucher_client_side": allowed(single.redeem),
}

"""Redeeming several things, or one (redemptions.md 3)."""

from conformance.model.outcome import Branch
from conformance.model.rules import party as parties
from conformance.model.rules import purchase as purchases
from conformance.model.rules.evaluation import Evaluation
from conformance.model.rules.redeemable import requested
from conformance.model.rules.request import fault
from conformance.model.scene import Scene, Steps
from conformance.model.steps.failing import failure
from conformance.model.steps.redeeming import success
from conformance.model.unknown import UNKNOWN


def create(scene: Scene) -> Branch:
    """Predict a redemption of one or several redeemables."""
    party, purchase = parties.of(scene), purchases.of(scene)
    turned_away = fault(scene, party, purchase)
    if turned_away is not None:
        return turned_away
    evaluation = Evaluation(scene, party, redeems=True, cart=purchase.cart)
    evaluation.run(requested(scene))
    if succeeds(evaluation):
        return success(evaluation, purchase)
    return failure(evaluation)


def succeeds(evaluation: Evaluation) -> bool:
    """Whether the call does something (redemptions.md 3.5)."""
    if not evaluation.applied:
        return False
    if not evaluation.inapplicable:
        return True
    partial = None if evaluation.partial is UNKNOWN else evaluation.partial
    return evaluation.scene.choices.decide(partial, "inapplicable redeemables are left out")


STEPS: Steps = {"create_redemption": create}

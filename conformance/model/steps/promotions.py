"""All promotions that apply to an order, each tried on its own (redemptions.md 12)."""

from dataclasses import replace

from conformance.model.answers import answer
from conformance.model.choices import Choices
from conformance.model.expected import Rows
from conformance.model.nouns import calculation
from conformance.model.outcome import Branch
from conformance.model.rules import party as parties
from conformance.model.rules import purchase as purchases
from conformance.model.rules.evaluation import Applied, Evaluation
from conformance.model.rules.party import Party
from conformance.model.rules.purchase import Purchase
from conformance.model.rules.redeemable import Redeemable
from conformance.model.rules.request import unknown_names
from conformance.model.scene import Scene, Steps
from conformance.model.steps.single import ALONE
from conformance.model.unknown import Known, Unpredictable

_RULE = "redemptions.md 12"
_NEWEST = 150


def validate(scene: Scene) -> Branch:
    """Predict which of the tiers that are known apply; nobody knows of the others."""
    party, purchase = parties.of(scene), purchases.of(scene)
    wrong = unknown_names(party, purchase)
    if wrong is not None:
        return wrong
    if scene.call.query:
        raise Unpredictable("conditions on promotions")
    tiers = scene.state.of("promotion_tiers")
    tried = {row["id"]: _tried(scene, party, purchase, row) for row in tiers}
    apply = tuple((id_, _shown(each)) for id_, each in tried.items() if isinstance(each, Applied))
    every = tiers.complete and len(tiers.rows) <= _NEWEST
    rows = Rows(
        "id",
        known=apply,
        required=frozenset(id_ for id_, _ in apply) if every else frozenset(),
        banned=tiers.gone | {id_ for id_, each in tried.items() if each is False},
    )
    return answer({"promotions": rows}, _RULE)


def _tried(scene: Scene, party: Party, purchase: Purchase, tier: Known) -> Applied | bool | None:
    """Return how *tier* applies, False if it does not, None if nobody knows."""
    alone = replace(scene, choices=Choices(), state=replace(scene.state, stacking=ALONE))
    evaluation = Evaluation(alone, party, redeems=False, cart=purchase.cart)
    try:
        evaluation.run((Redeemable("promotion_tier", tier["id"], tier),))
    except Unpredictable:
        return None
    if alone.choices.asked:
        return None
    return evaluation.applied[0] if evaluation.applied else False


def _shown(applied: Applied) -> Known:
    return {"valid": True, "order": calculation.shown(applied.before, applied.after)}


STEPS: Steps = {"validate_promotions": validate}

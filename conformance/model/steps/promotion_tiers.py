"""Promotion tiers (resources.md 4)."""

from functools import partial

from conformance.model.answers import BAD_REQUEST, NOT_FOUND, OK, answer, not_found, nothing_to_say
from conformance.model.documents import told
from conformance.model.edit import Blur, Drop, Edit, Forget, Put, Smudge, Untarget
from conformance.model.nouns import promotion_tier
from conformance.model.outcome import Branch
from conformance.model.scene import Scene, Steps
from conformance.model.unknown import Known, Symbol
from spec import Json

_RULE = "resources.md 4"
_LINKS = ("category_id", "category", "validation_rules", "validation_rule_assignments")


def create(scene: Scene) -> Branch:
    """Predict a new tier of a campaign; the others shift (R-12)."""
    key = scene.call.path["campaignId"]
    campaign = scene.state.find("campaigns", key)
    lacking = campaign is None and scene.state.of("campaigns").lacks(key)
    there = None if campaign is None else True
    if not scene.choices.decide(False if lacking else there, "it exists"):
        return not_found("campaign", key, _RULE)
    promotion = None if campaign is None else campaign["campaign_type"] == "PROMOTION"
    doubtful = promotion is not True or "action" not in scene.body or may_refuse(scene.body)
    if not scene.choices.decide(None if doubtful else True, "a tier can be made of it"):
        return Branch(frozenset({BAD_REQUEST, NOT_FOUND}), _RULE)
    made = promotion_tier.new(scene.body)
    # The hierarchies of its neighbours shift, and they are shown anew by nobody.
    edits = [*_shifted(), *_touched(campaign), Put("promotion_tiers", made)]
    sent = told(scene.body)
    if not (sent.get("validation_rules") or sent.get("validation_rule_assignments")):
        edits.append(Untarget(Symbol("tier")))
    return answer(made, _RULE, edits)


def update(scene: Scene) -> Branch:
    """Predict a change; what is absent stays (R-2)."""
    row = _found(scene)
    if isinstance(row, Branch):
        return row
    if not scene.choices.decide(None if may_refuse(scene.body) else True, "it makes sense"):
        return Branch(frozenset({BAD_REQUEST, NOT_FOUND}), _RULE)
    after = promotion_tier.changed(row, scene.body, scene.now)
    shifts = _shifted() if "hierarchy" in told(scene.body) else ()
    edits = [*shifts, *_touched(_campaign(scene, row)), Put("promotion_tiers", after)]
    return answer(after, "R-2", edits)


def switch(scene: Scene, *, active: bool) -> Branch:
    """Predict switching a tier on or off."""
    row = _found(scene)
    if isinstance(row, Branch):
        return row
    after = promotion_tier.switched(row, active=active, at=scene.now)
    edits = [*_touched(_campaign(scene, row)), Put("promotion_tiers", after)]
    return answer(after, _RULE, edits)


def delete(scene: Scene) -> Branch:
    """Predict a deletion, which is final; the others shift (R-12)."""
    key, shelf = scene.call.path["promotionTierId"], scene.state.of("promotion_tiers")
    there = True if key in shelf else False if shelf.lacks(key) else None
    if not scene.choices.decide(there, "it exists"):
        return not_found("promotion_tier", key, _RULE)
    touched = _touched(_campaign(scene, shelf.get(key)))
    edits = [*_shifted(), *touched, Drop("promotion_tiers", key, binned=False)]
    return nothing_to_say(_RULE, edits)


def _shifted() -> tuple[Edit, ...]:
    """Return what becomes of the other tiers: they may have moved, and nobody shows it (R-12)."""
    return Blur("promotion_tiers", "hierarchy"), Blur("promotion_tiers", "updated_at")


def _touched(campaign: Known) -> tuple[Edit, ...]:
    """Return what becomes of the *campaign* of a tier, None if nobody knows which one it is.

    Whether a change of a tier is one of its campaign the sources do not say.
    """
    if campaign is None:
        return (Blur("campaigns", "updated_at"),)
    return (Smudge("campaigns", campaign["id"], ("updated_at",)),)


def _campaign(scene: Scene, row: Known) -> Known:
    """Return the campaign of the tier *row*, None if nobody knows it."""
    key = (row or {}).get("campaign_id")
    return scene.state.find("campaigns", key) if isinstance(key, str) else None


def _found(scene: Scene) -> Known | Branch:
    """Return the tier of the path, or what a call gets that names none."""
    key = scene.call.path["promotionTierId"]
    row = scene.state.find("promotion_tiers", key)
    if row is not None:
        return row
    lacking = scene.state.of("promotion_tiers").lacks(key)
    if not scene.choices.decide(False if lacking else None, "it exists"):
        return not_found("promotion_tier", key, _RULE)
    statuses = frozenset({OK, BAD_REQUEST, *((NOT_FOUND,) if may_refuse(scene.body) else ())})
    edits = Forget("promotion_tiers", key), Blur("campaigns", "updated_at")
    return Branch(statuses, _RULE, edits=edits)


def may_refuse(body: Json) -> bool:
    """Whether something in *body* may be refused that the model does not look into."""
    sent = told(body)
    dates = "start_date" in sent or "expiration_date" in sent
    windows = any(name.startswith("validity_") for name in sent)
    action = told(sent.get("action"))
    return (
        dates
        or windows
        or any(sent.get(name, []) != [] for name in _LINKS)
        or ("action" in body and not action.get("discount"))
    )


STEPS: Steps = {
    "create_promotion_tier": create,
    "update_promotion_tier": update,
    "enable_promotion_tier": partial(switch, active=True),
    "disable_promotion_tier": partial(switch, active=False),
    "delete_promotion_tier": delete,
}

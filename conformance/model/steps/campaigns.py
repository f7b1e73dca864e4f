"""Campaigns (resources.md 3)."""

from conformance.model.answers import (
    ACCEPTED,
    BAD_REQUEST,
    CONFLICT,
    NOT_FOUND,
    answer,
    not_found,
)
from conformance.model.documents import told
from conformance.model.edit import Drop, Edit, Forget, Put
from conformance.model.nouns import campaign
from conformance.model.outcome import Branch, Claim
from conformance.model.scene import Scene, Steps

_RULE = "resources.md 3.3"


def create(scene: Scene) -> Branch:
    """Predict a new campaign; its name must be free (resources.md 22.9)."""
    sent = told(scene.body)
    if not scene.choices.decide(None, "it hangs together"):
        statuses = frozenset({BAD_REQUEST, NOT_FOUND})
        return Branch(statuses, "resources.md 3.1")
    name = sent.get("name")
    if not isinstance(name, str):
        return Branch(frozenset({200}), _RULE, edits=(Forget("campaigns", "?"), *_vouchers()))
    free = scene.state.of("campaigns").takes(name)
    if not scene.choices.decide(free, "the name is free"):
        claims = (Claim("resource_type", "campaign", "resources.md 1.7"),)
        keys = frozenset({"duplicate_found"})
        return Branch(frozenset({CONFLICT}), "resources.md 22.9", keys, claims)
    made = campaign.new(scene.body)
    grows = sent.get("vouchers_count") or sent.get("type") == "STANDALONE"
    edits: list[Edit] = [Put("campaigns", made), *(_vouchers() if grows else ())]
    return answer(made, "resources.md 3.1", edits)


def delete(scene: Scene) -> Branch:
    """Predict a deletion: vouchers and redemptions go, too (E-18)."""
    key = scene.call.path["campaignId"]
    row = scene.state.find("campaigns", key)
    lacking = row is None and scene.state.of("campaigns").lacks(key)
    there = None if row is None else True
    if not scene.choices.decide(False if lacking else there, "it exists"):
        return not_found("campaign", key, _RULE)
    forced = scene.call.query.get("force") is True
    edits = (
        Drop("campaigns", key, binned=not forced),
        *_vouchers(),
        Forget("promotion_tiers"),
        Forget("redemptions"),
        Forget("orders"),
    )
    return Branch(frozenset({ACCEPTED}), _RULE, edits=edits)


def _vouchers() -> list[Edit]:
    """Return that vouchers come or go that the answer does not show."""
    return [Forget("vouchers")]


STEPS: Steps = {"create_campaign": create, "delete_campaign": delete}

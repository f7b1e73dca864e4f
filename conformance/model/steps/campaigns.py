"""Campaigns (resources.md 3)."""

from collections.abc import Iterator

from conformance.model.answers import (
    ACCEPTED,
    BAD_REQUEST,
    CONFLICT,
    NOT_FOUND,
    answer,
    not_found,
)
from conformance.model.documents import told
from conformance.model.edit import Begin, Drop, Edit, Forget, Put
from conformance.model.nouns import campaign
from conformance.model.outcome import Branch, Claim
from conformance.model.scene import Scene, Steps
from conformance.model.steps import belongings
from conformance.model.unknown import Symbol
from spec import Json

_RULE = "resources.md 3.3"
_PLAIN = frozenset({"name", "description", "campaign_type", "promotion"})
_OF_PLAIN_TIER = frozenset({"name", "banner", "action"})


def create(scene: Scene) -> Branch:
    """Predict a new campaign; its name must be free (resources.md 22.9)."""
    sent = told(scene.body)
    if not scene.choices.decide(_hangs_together(sent) or None, "it hangs together"):
        statuses = frozenset({BAD_REQUEST, NOT_FOUND, CONFLICT})
        return Branch(statuses, "resources.md 3.1")
    name = sent.get("name")
    if not isinstance(name, str):
        unnamed = Forget("campaigns", "?"), *_vouchers(sent)
        return Branch(frozenset({200}), _RULE, edits=unnamed)
    free = scene.state.of("campaigns").takes(name)
    if not scene.choices.decide(free, "the name is free"):
        claims = (Claim("resource_type", "campaign", "resources.md 1.7"),)
        keys = frozenset({"duplicate_found"})
        return Branch(frozenset({CONFLICT}), "resources.md 22.9", keys, claims)
    made = campaign.new(scene.body)
    edits: list[Edit] = [Put("campaigns", made), *_vouchers(sent)]
    if sent.get("promotion"):
        edits.append(Forget("promotion_tiers", "?"))  # the answer may show them
    return answer(made, "resources.md 3.1", edits)


def delete(scene: Scene) -> Branch:
    """Predict a deletion: all that is of the campaign goes, at the latest when the work is done.

    Source: E-18, 3.3, 22.9; the work can be followed (22.14).
    """
    key = scene.call.path["campaignId"]
    row = scene.state.find("campaigns", key)
    lacking = row is None and scene.state.of("campaigns").lacks(key)
    there = None if row is None else True
    if not scene.choices.decide(False if lacking else there, "it exists"):
        return not_found("campaign", key, _RULE)
    forced = scene.call.query.get("force") is True
    action = Symbol("action", "aa_", fresh=True)
    edits = (
        Drop("campaigns", key, binned=not forced),
        *belongings.going(scene.state, row),
        Begin(action, belongings.gone(scene.state, row, forced=forced)),
        Put("async_actions", {"id": action, "object": "async_action"}),
    )
    shown = Claim("async_action_id", action, _RULE)
    return Branch(frozenset({ACCEPTED}), _RULE, claims=(shown,), edits=edits)


def _vouchers(sent: Json) -> Iterator[Edit]:
    """Yield that vouchers come that the answer does not show: one with a code, or random ones."""
    template = told(sent.get("voucher"))
    if template.get("code_config"):
        yield Forget("vouchers")  # a pattern may make the code of one that is gone
    elif sent.get("vouchers_count") or sent.get("type") == "STANDALONE":
        yield Forget("vouchers", template.get("code", "?"))


def _hangs_together(sent: Json) -> bool:
    """Whether nothing in what is *sent* can be refused: a promotion of plain tiers at most."""
    tiers = told(sent.get("promotion")).get("tiers", ())
    plain = sent.keys() <= _PLAIN and sent.get("campaign_type") == "PROMOTION"
    return bool(plain and all(map(_is_plain, tiers)))


def _is_plain(tier: Json) -> bool:
    sent = told(tier)
    value = told(told(sent.get("action")).get("discount"))
    return bool(sent.keys() <= _OF_PLAIN_TIER and value.keys() == {"type", "amount_off"})


STEPS: Steps = {"create_campaign": create, "delete_campaign": delete}

"""Why a redeemable may not be used: its own reasons, in their order (redemptions.md 7.1, P-29)."""

from collections.abc import Iterator
from dataclasses import dataclass

from conformance.model.nouns.voucher import GIFT, LOYALTY, count
from conformance.model.rules import windows
from conformance.model.rules.locks import locked
from conformance.model.rules.party import Party
from conformance.model.rules.redeemable import Redeemable
from conformance.model.scene import Scene
from conformance.model.unknown import UNKNOWN, Known

_RULES = frozenset(
    {
        "customer_rules_violated",
        "order_rules_violated",
        "redemption_rules_violated",
        "missing_customer",
        "missing_order",
        "missing_order_items",
        "missing_amount",
    }
)
_CAMPAIGN = frozenset(
    {"voucher_disabled", "voucher_not_active", "voucher_expired", "voucher_not_active_now"}
)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that has to be true of a redeemable.

    Attributes:
        keys: What refuses it otherwise.
        fact: Whether it is true; None if nobody knows.
        rule: Where that is written.
    """

    keys: frozenset[str]
    fact: bool | None
    rule: str = "redemptions.md 7.1"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is not redeemed."""

    keys: frozenset[str]
    rule: str


def reason(scene: Scene, wanted: Redeemable, party: Party, *, redeems: bool) -> Reason | None:
    """Return why *wanted* cannot be used, None if nothing speaks against it.

    Args:
        scene: The call.
        wanted: What is to be used.
        party: By whom.
        redeems: Whether it is redeemed, and not only validated.
    """
    checks = tuple(_checks(scene, wanted, party, redeems))
    for position, check in enumerate(checks):
        question = f"{wanted.sent_id} passes {sorted(check.keys)}"
        if not scene.choices.decide(check.fact, question):
            several = any(later.fact is False for later in checks[position + 1 :])
            return Reason(check.keys, "P-29" if several else check.rule)
    return None


def _checks(scene: Scene, wanted: Redeemable, party: Party, redeems: bool) -> Iterator[Check]:
    document = wanted.document
    if document is None:
        yield Check(frozenset({"not_found"}), False)
    elif wanted.object == "voucher":
        yield from _of_voucher(scene, document)
        yield from _of_user(wanted, party, redeems)
        yield from _of_balance(scene, wanted)
        yield Check(_RULES | _CAMPAIGN, _free_of_rules(scene, document))
    else:
        yield from _of_tier(scene, document)
        keys = _RULES | {"promotion_inactive", "promotion_not_active_now"}
        yield Check(keys, _free_of_rules(scene, document))


def _of_voucher(scene: Scene, document: Known) -> Iterator[Check]:
    campaign = scene.state.find("campaigns", document.get("campaign_id") or "")
    disabled = frozenset({"voucher_disabled"})
    yield Check(disabled, _same(document["active"]))
    if campaign is not None:
        yield Check(disabled, _same(campaign["active"]), "E-18")
    yield Check(frozenset({"voucher_not_active"}), windows.started(document, scene.at), "P-31")
    yield Check(frozenset({"voucher_expired"}), windows.not_over(document, scene.at))
    yield Check(frozenset({"voucher_not_active_now"}), _open(scene, document))
    yield Check(frozenset({"quantity_exceeded"}), _uses_left(scene, document))


def _of_tier(scene: Scene, document: Known) -> Iterator[Check]:
    inactive = frozenset({"promotion_inactive"})
    yield Check(inactive, _same(document["active"]))
    campaign = scene.state.find("campaigns", document.get("campaign_id") or "")
    if campaign is not None:
        yield Check(inactive, _same(campaign["active"]), "E-18")
    closed = frozenset({"promotion_not_active_now"})
    timing = document if windows.is_limited(document) or campaign is None else campaign
    yield Check(closed, windows.started(timing, scene.at), "P-31")
    yield Check(closed, windows.not_over(timing, scene.at), "P-31")
    yield Check(closed, _open(scene, timing))


def _open(scene: Scene, document: Known) -> bool | None:
    return windows.is_open(document, scene.at, utc=scene.state.utc)


def _uses_left(scene: Scene, document: Known) -> bool | None:
    """Whether there is a use left, those that other keys hold taken away (redemptions.md 8)."""
    quantity = document["redemption"]["quantity"]
    redeemed = document["redemption"]["redeemed_quantity"]
    if quantity is None:
        return True
    if quantity is UNKNOWN or redeemed is UNKNOWN:
        return None
    surely, perhaps = locked(scene, document)
    if redeemed + len(surely) >= quantity:
        return False
    return True if redeemed + len(perhaps) < quantity else None


def _of_user(wanted: Redeemable, party: Party, redeems: bool) -> Iterator[Check]:
    document = wanted.document
    referrer = document.get("referrer_id")
    if document.get("is_referral_code") is not False:
        other = True if party.id is None else None
        if isinstance(referrer, str) and isinstance(party.id, str):
            other = referrer != party.id
        yield Check(frozenset({"referrer_not_permitted_to_redeem"}), other)
    if document["type"] != LOYALTY:
        return
    reward = wanted.reward if isinstance(wanted.reward, dict) else {}
    yield Check(frozenset({"missing_reward"}), bool(reward.get("id")), "redemptions.md 5.2")
    if redeems or party.id is not None:
        # Whether a reward that is not there (P-22) is noticed before nobody says.
        keys = frozenset({"invalid_customer", "not_found"})
        yield Check(keys, _holds(document, party), "redemptions.md 5.2")


def _holds(document: Known, party: Party) -> bool | None:
    """Whether *party* holds a loyalty card; nobody holds none (P-23)."""
    if party.id is None:
        return False
    holder = document.get("holder_id")
    if party.id is UNKNOWN or holder is UNKNOWN:
        return None
    return isinstance(holder, str) and isinstance(party.id, str) and holder == party.id


def _of_balance(scene: Scene, wanted: Redeemable) -> Iterator[Check]:
    document = wanted.document
    if document["type"] != GIFT or "credits" not in wanted.gift:
        return
    balance = document["gift"]["balance"]
    surely, perhaps = locked(scene, document)
    enough: bool | None = None
    if balance is not UNKNOWN:
        asked = wanted.gift["credits"]
        enough = asked <= count(balance) - sum(each.amount for each in surely)
        if enough and asked > count(balance) - sum(each.amount for each in perhaps):
            enough = None
    rule = "P-54" if surely else "redemptions.md 5.1"
    yield Check(frozenset({"gift_amount_exceeded"}), enough, rule)


def _free_of_rules(scene: Scene, document: Known) -> bool | None:
    """Whether no validation rule and no campaign speaks against it; True if there are none."""
    told = document.get("validation_rules_assignments")
    if told is None:
        told = document.get("validation_rule_assignments", UNKNOWN)
    if not isinstance(told, dict) or told.get("total"):
        return None
    if document.get("campaign_id") is None:
        return True
    campaign = scene.state.find("campaigns", document["campaign_id"])
    if campaign is None:
        return None
    rules = campaign.get("validation_rules_assignments")
    timed = windows.is_limited(campaign) and document["object"] == "voucher"
    return True if isinstance(rules, dict) and not rules.get("total") and not timed else None


def _same(value: Known) -> bool | None:
    return None if value is UNKNOWN else bool(value)

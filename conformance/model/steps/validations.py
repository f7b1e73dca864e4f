"""Trying a redemption without making it (redemptions.md 8, 11)."""

from collections.abc import Iterator
from datetime import timedelta

from conformance.model.answers import answer
from conformance.model.documents import told
from conformance.model.edit import Edit, Hold
from conformance.model.expected import ABSENT, Amount
from conformance.model.moment import EVER, NEVER
from conformance.model.nouns import calculation
from conformance.model.nouns import voucher as vouchers
from conformance.model.outcome import Branch, Claim
from conformance.model.rules import discount
from conformance.model.rules import party as parties
from conformance.model.rules import purchase as purchases
from conformance.model.rules.evaluation import Applied, Evaluation
from conformance.model.rules.locks import own_key
from conformance.model.rules.redeemable import requested
from conformance.model.rules.request import fault
from conformance.model.scene import Scene, Steps
from conformance.model.session import Session
from conformance.model.steps.left_out import listed, rows
from conformance.model.steps.redeeming import sum_rule
from conformance.model.steps.redemptions import succeeds
from conformance.model.unknown import UNKNOWN, Known, Symbol, Unpredictable
from spec import Json

_RULE = "redemptions.md 11"
_TTL, _UNIT = 7, "DAYS"
_UNITS = {
    "DAYS": timedelta(days=1),
    "HOURS": timedelta(hours=1),
    "MINUTES": timedelta(minutes=1),
    "SECONDS": timedelta(seconds=1),
    "MILLISECONDS": timedelta(milliseconds=1),
    "MICROSECONDS": timedelta(microseconds=1),
    "NANOSECONDS": timedelta(),
}


def create(scene: Scene) -> Branch:
    """Predict a validation: business failures are answers too (11)."""
    party, purchase = parties.of(scene), purchases.of(scene)
    turned_away = fault(scene, party, purchase)
    if turned_away is not None:
        return turned_away
    evaluation = Evaluation(scene, party, redeems=False, cart=purchase.cart)
    evaluation.run(requested(scene))
    return _valid(evaluation) if succeeds(evaluation) else _invalid(evaluation)


def _valid(evaluation: Evaluation) -> Branch:
    scene = evaluation.scene
    shown = {
        "valid": True,
        "redeemables": [_applicable(evaluation, each) for each in evaluation.applied],
        "session": session(scene),
    }
    first, last = evaluation.applied[0], evaluation.applied[-1]
    order = calculation.shown(first.before, last.after)
    claims = [
        *_orders(evaluation),
        Claim("order", order, "redemptions.md 4.1"),
        *_left_out(evaluation),
        *_same_rules(scene),
    ]
    return answer(shown, _RULE, list(holds(evaluation)), *claims)


def _applicable(evaluation: Evaluation, applied: Applied) -> Known:
    """Return the entry of a redeemable that can be used (11)."""
    plain = applied.wanted.document["id"] in evaluation.scene.state.untargeted
    targets = {"total": 0} if plain else UNKNOWN
    return {
        "status": "APPLICABLE",
        "inapplicable_to": targets,
        "id": applied.wanted.sent_id,
        "object": applied.wanted.object,
        "result": _result(applied),
    }


def _orders(evaluation: Evaluation) -> Iterator[Claim]:
    """Yield the order after each redeemable (4.2), where the call asks to see it."""
    expand = told(evaluation.scene.body.get("options")).get("expand")
    if expand is None or "order" in expand:
        for number, each in enumerate(evaluation.applied):
            order = calculation.shown(each.before, each.after)
            yield Claim(f"redeemables[{number}].order", order, sum_rule(each))


def _result(applied: Applied) -> Known:
    wanted = applied.wanted
    if wanted.document.get("type") == vouchers.GIFT:
        return {"gift": {"credits": Amount(applied.taken)}}
    shown = wanted.discount
    values = {name: value for name, value in shown.items() if name.endswith("_off")}
    kind = {"type": shown["type"], **values}
    if shown.get("effect"):
        kind["effect"] = discount.effect_of(shown)
    return {"discount": kind}


def session(scene: Scene) -> Known:
    """Return the session that the answer shows: what was asked for, defaults filled in (E-19)."""
    asked = scene.body.get("session")
    if asked is None:
        return ABSENT
    return {
        "key": own_key(scene) or Symbol("session", fresh=True),
        "type": "LOCK",
        "ttl": asked.get("ttl", _TTL),
        "ttl_unit": asked.get("ttl_unit", _UNIT),
    }


def holds(evaluation: Evaluation) -> Iterator[Edit]:
    """Yield what a valid validation with a session holds (8, P-36)."""
    scene = evaluation.scene
    asked = scene.body.get("session")
    if asked is None:
        return
    length = _length(asked)
    free_from = NEVER if scene.at.earliest == NEVER else _later(scene.at.earliest, length)
    free_at = EVER if scene.at.latest == EVER else _later(scene.at.latest, length)
    for each in evaluation.applied:
        if each.wanted.object == "voucher":
            key = own_key(scene) or Symbol("session", fresh=True)
            held = _held(each)
            yield Hold(Session(key, each.wanted.document["id"], held, free_from, free_at))  # type: ignore[arg-type]  # bound later


def _held(applied: Applied) -> int:
    """Return the requested credits or points (8); what it takes where the call asks for no sum."""
    if applied.wanted.document.get("type") == vouchers.GIFT:
        requested: int = applied.wanted.gift.get("credits", applied.taken)
        return requested
    return applied.taken or 0


def _length(asked: Json) -> timedelta | None:
    """Return how long a session lasts at least; None for longer than can be counted."""
    ttl, unit = asked.get("ttl", _TTL), asked.get("ttl_unit", _UNIT)
    try:
        length: timedelta = _UNITS[unit] * ttl
    except OverflowError:
        return None
    return length


def _later(time: Known, length: timedelta | None) -> Known:
    try:
        return EVER if length is None else time + length
    except OverflowError:
        return EVER


def _left_out(evaluation: Evaluation) -> Iterator[Claim]:
    """Yield what a valid answer says of redeemables that were not used; nothing if all were."""
    failed, passed = rows(evaluation)
    for name, entries in (("inapplicable_redeemables", failed), ("skipped_redeemables", passed)):
        yield Claim(name, listed(entries) if entries else UNKNOWN, _RULE)


def _invalid(evaluation: Evaluation) -> Branch:
    """Return the branch of a validation that fails: all entries with their status (11)."""
    if not evaluation.inapplicable:
        # Everything was passed over: whether that is valid the sources do not say (P-48).
        raise Unpredictable("a validation in which everything is passed over")
    applied = [(each.wanted.sent_id, {"status": "APPLICABLE"}) for each in evaluation.applied]
    failed, passed = rows(evaluation)
    entries = listed([*applied, *failed, *passed])
    shown = {"valid": False, "redeemables": entries, "order": ABSENT}
    rule = evaluation.inapplicable[0].reason.rule
    return answer(shown, rule, (), *_left_out(evaluation), *_same_rules(evaluation.scene))


def _same_rules(scene: Scene) -> Iterator[Claim]:
    """Yield that the stacking rules are those of last time."""
    if scene.state.stacking is not None:
        yield Claim("stacking_rules", scene.state.stacking, "redemptions.md 6.1")


STEPS: Steps = {"create_validation": create, "create_client_validation": create}

"""Redeeming and validating one thing by its own endpoint (redemptions.md 12)."""

from collections.abc import Mapping
from dataclasses import replace

from conformance.model.answers import BAD_REQUEST, NOT_FOUND, answer
from conformance.model.documents import told
from conformance.model.expected import ABSENT
from conformance.model.nouns import calculation
from conformance.model.outcome import Branch, Claim
from conformance.model.rules import party as parties
from conformance.model.rules import purchase as purchases
from conformance.model.rules.evaluation import Evaluation
from conformance.model.rules.redeemable import requested
from conformance.model.rules.request import unknown_names
from conformance.model.scene import Scene, Steps
from conformance.model.steps.effects import changes
from conformance.model.steps.failing import failure
from conformance.model.steps.left_out import one_of
from conformance.model.steps.redeeming import counters, final_order, record, sum_rule
from conformance.model.steps.validations import holds, session
from conformance.model.unknown import UNKNOWN, Symbol, Unpredictable
from spec import Json

_RULE = "redemptions.md 12"
ALONE: Mapping[str, Json] = {
    "redeemables_application_mode": "ALL",
    "redeemables_no_effect_rule": "REDEEM_ANYWAY",
    "no_effect_skip_categories": [],
    "no_effect_redeem_anyway_categories": [],
}
"""Stacking settings do not apply here."""

_REQUIRED = frozenset({"missing_reward", "missing_amount", "missing_order_items_amount"})
"""What a validation of a voucher answers as an error of its own."""


def redeem(scene: Scene) -> Branch:
    """Predict the redemption of the voucher or tier that the path or the query names."""
    evaluation, purchase, wrong = _evaluated(scene, redeems=True)
    if wrong is not None:
        return wrong
    if not evaluation.applied:
        return failure(evaluation)
    applied = evaluation.applied[0]
    shown = {
        **record(evaluation, applied, Symbol("redemption 0", "r_", fresh=True)),
        "redemption": ABSENT,
    }
    claims = (
        counters(evaluation, applied, "voucher"),
        Claim("order", final_order(evaluation, purchase), sum_rule(applied)),
    )
    return answer(shown, _RULE, list(changes(evaluation)), *claims)


def validate(scene: Scene) -> Branch:
    """Predict the validation of the voucher or tier that the path or the query names."""
    evaluation, _, wrong = _evaluated(scene, redeems=False)
    if wrong is not None:
        return wrong
    if not evaluation.applied:
        return _invalid(evaluation)
    applied = evaluation.applied[0]
    order = calculation.shown(applied.before, applied.after)
    shown = {
        "valid": True,
        "session": session(evaluation.scene) if "session" in evaluation.scene.body else UNKNOWN,
    }
    if applied.wanted.object == "voucher":
        shown["code"] = applied.wanted.document["code"]
    claim = Claim("order", order, sum_rule(applied))
    return answer(shown, _RULE, list(holds(evaluation)), claim)


def _invalid(evaluation: Evaluation) -> Branch:
    why = evaluation.inapplicable[0].reason
    if why.keys & _REQUIRED:
        return Branch(frozenset({200, BAD_REQUEST}), _RULE)
    if evaluation.inapplicable[0].wanted.object != "voucher" and "not_found" in why.keys:
        return Branch(frozenset({200, NOT_FOUND}), _RULE)  # P-49 speaks of vouchers
    shown = {"valid": False}
    named = Claim("error.key", one_of(why.keys), why.rule)
    return answer(shown, "P-49" if "not_found" in why.keys else why.rule, (), named)


def _evaluated(
    scene: Scene, *, redeems: bool
) -> tuple[Evaluation, purchases.Purchase, Branch | None]:
    one = _as_one(scene)
    party, purchase = parties.of(one), purchases.of(one)
    evaluation = Evaluation(one, party, redeems=redeems, cart=purchase.cart)
    wrong = unknown_names(party, purchase)
    if wrong is None:
        evaluation.run(requested(one))
    return evaluation, purchase, wrong


def _as_one(scene: Scene) -> Scene:
    """Return *scene* as if it were a call of several redeemables that names one."""
    path, query = scene.call.path, scene.call.query
    if scene.call.operation == "validate_voucher_client_side":
        if {"customer", "tracking_id"} <= query.keys():
            raise Unpredictable("whether two names are of one customer")  # E-17
        body = _of_query(query)
    else:
        body = dict(scene.body)
    if "promotionTierId" in path:
        wanted: Json = {"object": "promotion_tier", "id": path["promotionTierId"]}
    else:
        code = path.get("code", query.get("code"))
        wanted = {"object": "voucher", "id": code, **_extras(body)}
    call = replace(scene.call, body={**body, "redeemables": [wanted]})
    return replace(scene, call=call, state=replace(scene.state, stacking=ALONE))


def _extras(body: Json) -> Json:
    return {name: body[name] for name in ("gift", "reward") if body.get(name) is not None}


def _of_query(query: Mapping[str, Json]) -> Json:
    """Return what a validation by GET asks for, as the body of a POST would say it (12)."""
    order = told(query.get("order")) | told({"amount": query.get("amount")})
    if "item" in query:
        order["items"] = query["item"]
    body = told({"order": order or None, "customer": query.get("customer")})
    session = {name: query.get(f"session_{name}") for name in ("key", "ttl", "ttl_unit")}
    asked = any(name.startswith("session_") for name in query)
    return body | ({"session": told(session)} if asked else {})


STEPS: Steps = {
    "redeem_voucher": redeem,
    "redeem_promotion_tier": redeem,
    "validate_voucher": validate,
    "validate_promotion_tier": validate,
    "validate_voucher_client_side": validate,
}

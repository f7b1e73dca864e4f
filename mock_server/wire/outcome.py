"""What became of each redeemable: applicable, inapplicable or skipped (redemptions.md 6.4, 11)."""

from collections.abc import Sequence

from mock_server.engine.discounts import Discount, Targets, effect_of
from mock_server.engine.outcome import Applied, Inapplicable, Outcome, Skipped
from mock_server.engine.redeemable import Redeemable
from mock_server.engine.refusals import Refusal
from mock_server.wire.bundle import write_qualified
from mock_server.wire.category import write_categories
from mock_server.wire.discount import write_discount
from mock_server.wire.order import write_validated_order
from mock_server.wire.refusal import write_refusal
from mock_server.wire.targets import write_target_lists
from spec import Json

Expand = frozenset[str]


def write_outcome(outcome: Outcome, expand: Expand, request_id: str) -> Json:
    """Write one entry of `redeemables`, `inapplicable_redeemables` or `skipped_redeemables`.

    Args:
        outcome: What became of the redeemable.
        expand: `options.expand` of the request (3.8).
        request_id: The id of the call, for the error of an inapplicable one.
    """
    one = outcome.redeemable
    head = {"id": one.id, "object": one.type}
    return {**head, **_body(outcome, expand, request_id), **_description(one, expand)}


def write_outcomes(outcomes: Sequence[Outcome], expand: Expand, request_id: str) -> list[Json]:
    """Write several entries in their order."""
    return [write_outcome(outcome, expand, request_id) for outcome in outcomes]


def _body(outcome: Outcome, expand: Expand, request_id: str) -> dict[str, Json]:
    match outcome:
        case Applied():
            return {"status": "APPLICABLE", **_applied(outcome, expand)}
        case Inapplicable():
            result = {**_refused(outcome.refusal, request_id), **_bundle(outcome)}
            return {"status": "INAPPLICABLE", "result": result}
        case Skipped():
            details = {"key": outcome.skip.key, "message": outcome.skip.message}
            return {"status": "SKIPPED", "result": {"details": details}}


def _refused(refusal: Refusal, request_id: str) -> Json:
    """The error and, beside it, its words alone (E-16)."""
    return {
        "error": write_refusal(refusal, request_id),
        "details": {"message": refusal.custom_message or refusal.message, "key": refusal.key},
    }


def _bundle(outcome: Applied | Inapplicable) -> dict[str, Json]:
    """What was found of the bundle that the rules ask for (4.9)."""
    return {} if outcome.bundle is None else {"bundle": write_qualified(outcome.bundle)}


def _applied(applied: Applied, expand: Expand) -> dict[str, Json]:
    body = {
        **write_target_lists(applied.redeemable.targets, applied.coverage),
        "result": {**_result(applied), **_bundle(applied)},
    }
    if "order" in expand:
        body["order"] = write_validated_order(applied.order)
    return body


def _result(applied: Applied) -> Json:
    voucher = applied.redeemable.voucher
    if voucher is not None and voucher.gift is not None:
        return {"gift": {"balance": voucher.gift.balance, "credits": applied.used}}
    if applied.discount is None:
        return {"loyalty_card": {"points": applied.used}}
    return {"discount": write_effective(applied.discount, applied.redeemable.targets)}


def write_effective(discount: Discount, targets: Targets) -> Json:
    """Write a discount with its effect filled in; formulas take their fallback value (P-19)."""
    effect = effect_of(discount, targets)
    return {**write_discount(discount), "effect": effect, "is_dynamic": False}


def _description(one: Redeemable, expand: Expand) -> dict[str, Json]:
    """Metadata and names; filled in as `options.expand` asks (3.8)."""
    names: dict[str, Json] = {
        "metadata": one.metadata if "redeemable" in expand else {},
        "categories": write_categories(one.categories) if "category" in expand else [],
    }
    if "redeemable" not in expand:
        return names
    if one.campaign is not None:
        names |= {"campaign_name": one.campaign.name, "campaign_id": one.campaign.id}
    if one.tier is not None:
        names["name"] = one.tier.name
    return names

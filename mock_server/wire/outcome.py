"""What became of each redeemable: applicable, inapplicable or skipped (redemptions.md 6.4, 11)."""

from collections.abc import Sequence

from mock_server.engine.discounts import Discount, Targets, effect_of
from mock_server.engine.evaluation import Applied, Inapplicable, Outcome, Skipped
from mock_server.engine.redeemable import Redeemable
from mock_server.engine.refusals import Refusal
from mock_server.wire.category import write_categories
from mock_server.wire.discount import write_discount
from mock_server.wire.order import write_validated_order
from mock_server.wire.targets import write_target_list
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
            return {"status": "INAPPLICABLE", "result": _refused(outcome.refusal, request_id)}
        case Skipped():
            details = {"key": outcome.skip.key, "message": outcome.skip.message}
            return {"status": "SKIPPED", "result": {"details": details}}


def write_refusal(refusal: Refusal, request_id: str) -> Json:
    """Write the error of an inapplicable redeemable, the same as the envelope of a failed call."""
    named = {
        "details": refusal.details,
        "resource_id": refusal.resource_id,
        "resource_type": refusal.resource_type,
    }
    return {
        "code": refusal.status,
        "key": refusal.key,
        "message": refusal.message,
        **{name: value for name, value in named.items() if value is not None},
        "request_id": request_id,
    }


def _refused(refusal: Refusal, request_id: str) -> Json:
    """The error and, beside it, its words alone (E-16)."""
    return {
        "error": write_refusal(refusal, request_id),
        "details": {"message": refusal.message, "key": refusal.key},
    }


def _applied(applied: Applied, expand: Expand) -> dict[str, Json]:
    targets = _targets(applied.redeemable)
    body: dict[str, Json] = {
        "applicable_to": write_target_list(targets.included),
        "inapplicable_to": write_target_list(targets.excluded),
        "result": _result(applied),
    }
    if "order" in expand:
        body["order"] = write_validated_order(applied.order)
    return body


def _result(applied: Applied) -> Json:
    voucher, tier = applied.redeemable.voucher, applied.redeemable.tier
    if voucher is not None and voucher.gift is not None:
        return {"gift": {"balance": voucher.gift.balance, "credits": applied.used}}
    holder = voucher if voucher is not None else tier
    if holder is None or holder.discount is None:
        return {"loyalty_card": {"points": applied.used}}
    return {"discount": _discount(holder.discount, holder.targets)}


def _discount(discount: Discount, targets: Targets) -> Json:
    """The discount with its effect filled in; formulas take their fallback value (P-19)."""
    effect = effect_of(discount, targets)
    return {**write_discount(discount), "effect": effect, "is_dynamic": False}


def _targets(redeemable: Redeemable) -> Targets:
    holder = redeemable.voucher or redeemable.tier
    return Targets() if holder is None else holder.targets


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

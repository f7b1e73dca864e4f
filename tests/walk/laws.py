"""What is true of a call and its answer together; of an answer alone the judge's checks know."""

from collections.abc import Iterator

from conformance.history import Exchange
from spec import Json
from tests.walk.step import Step

_UNRECORDED = {"promotion_stack", "order", "customer"}
"""An unknown one of these makes a call malformed (3.2); any other failure is a record (E-13)."""

_REQUEST_KEYS = {
    "invalid_payload", "invalid_query_params", "duplicated_redeemables", "invalid_redeemables",
    "forbidden", "unauthorized", "query_too_large",
    "metadata_validation_failed",
}  # fmt: skip
_RECORDED_ROLLBACKS = {"already_rolled_back", "invalid_rollback_params"}
_REDEEMING = {
    "create_redemption", "create_client_redemption", "redeem_voucher", "redeem_promotion_tier",
    "redeem_voucher_client_side",
}  # fmt: skip
_UNDOING = {"roll_back_redemption", "roll_back_stacked_redemption"}


def record_of(operation: str, answer: Json) -> str | None:
    """Return the id of the failed record that the error *answer* names, None if it names none."""
    if operation not in _REDEEMING | _UNDOING or not isinstance(answer, dict):
        return None
    made = answer.get("resource_type") in ("redemption", "redemption_rollback")
    unknown = operation in _UNDOING and answer.get("key") == "not_found"
    return answer.get("resource_id") if made and not unknown else None


def failures_are_recorded(operation: str, answer: Json) -> Iterator[str]:
    """A failed call says that it left a record exactly if it has to (E-13, E-14)."""
    if not isinstance(answer, dict):
        return
    expected = None
    if operation in _REDEEMING and _is_business(answer):
        expected = "rf_"
    if operation in _UNDOING and answer.get("key") in _RECORDED_ROLLBACKS:
        expected = "rrf_"
    told = record_of(operation, answer)
    if (told or "").partition("_")[0] != (expected or "").partition("_")[0]:
        yield f"fails with {answer.get('key')} and names the record {told}"


def _is_business(answer: Json) -> bool:
    if answer.get("key") == "not_found":
        return answer.get("resource_type") not in _UNRECORDED
    return answer.get("key") not in _REQUEST_KEYS


def nothing_is_lost(sent: Json, answer: Json, world: Json) -> Iterator[str]:
    """Every redeemable that was sent is redeemed, inapplicable or skipped, once (18.7)."""
    count = len(answer["redemptions"])
    count += len(answer["inapplicable_redeemables"]) + len(answer["skipped_redeemables"])
    asked = sum(_size(one, world) for one in sent["redeemables"])
    if count != asked:
        yield f"answers {count} outcomes for {asked} redeemables"


def _size(redeemable: Json, world: Json) -> int:
    if redeemable["object"] != "promotion_stack":
        return 1
    stacks = {stack["id"]: stack["tiers"] for stack in world.get("promotion_stacks", ())}
    return len(stacks.get(redeemable["id"], ()))


def can_be_foretold(step: Step) -> bool:
    """Whether a validation of the same body has to come to the same end.

    A session would be opened, not used; and without a customer cards are valid until they are
    redeemed (P-23).
    """
    if step.operation != "create_redemption" or not isinstance(step.body, dict):
        return False
    named = step.body.get("customer") or step.body.get("tracking_id")
    return "session" not in step.body and (bool(named) or "reward" not in str(step.body))


def twins_agree(validated: Json, redeemed: Exchange) -> Iterator[str]:
    """A validation foretells the redemption that follows it at once (18.9)."""
    answer = redeemed.document
    if validated["valid"] != redeemed.succeeded:
        yield f"is valid={validated['valid']} beforehand and then answers {answer}"
    elif validated["valid"]:
        for name in ("amount", "discount_amount", "items_discount_amount", "total_amount"):
            before, after = (each["order"].get(name) or 0 for each in (validated, answer))
            if before != after:
                yield f"promises order.{name} {before} and gives {after}"
        foretold = [one["id"] for one in validated["redeemables"]]
        if len(foretold) != len(answer["redemptions"]):
            yield f"promises {foretold} and redeems {len(answer['redemptions'])}"

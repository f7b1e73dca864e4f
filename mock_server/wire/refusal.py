"""A refusal as the API words it: the envelope of a failed call and of an inapplicable entry."""

from mock_server.engine.refusals import Refusal
from spec import Json

_OPTIONAL = (
    "details",
    "resource_id",
    "resource_type",
    "redeemable_id",
    "redeemable_type",
    "related_object_ids",
    "related_object_type",
)


def write_refusal(refusal: Refusal, request_id: str) -> Json:
    """Write an `Error` (spec/schemas/error.yaml), the merchant's own words beside ours (E-16)."""
    body: dict[str, Json] = {
        "code": refusal.status,
        "key": refusal.key,
        "message": refusal.message,
    }
    for name in _OPTIONAL:
        value = getattr(refusal, name, None)
        if value is not None:
            body[name] = value
    if refusal.custom_message is not None:
        body["error"] = {"message": refusal.custom_message}
    return {**body, "request_id": request_id}

"""Refusals of a whole request, before any redeemable is looked at (redemptions.md 3.2)."""

from mock_server.engine.refusals.base import Refusal


class NotFound(Refusal):
    """Nothing with that id, code or source id."""

    status = 404
    key = "not_found"
    message = "Resource not found"

    @classmethod
    def of(cls, resource_type: str, resource_id: str) -> "NotFound":
        """Name what was looked for, in the documented words."""
        details = f"Cannot find {resource_type} with id {resource_id}"
        return cls(details, resource_id=resource_id, resource_type=resource_type)


class DuplicateFound(Refusal):
    """The code, name or source id is taken."""

    status = 409
    key = "duplicate_found"
    message = "Duplicated resource found"

    @classmethod
    def of(cls, resource_type: str, resource_id: str, by: str = "id") -> "DuplicateFound":
        """Name what is taken; *by* is `id` or `name`."""
        details = f"Duplicated {resource_type} exists with {by} {resource_id}"
        return cls(details, resource_id=resource_id, resource_type=resource_type)


class InvalidPayload(Refusal):
    """The body does not have the contract's shape, or a value that the project does not allow."""

    key = "invalid_payload"
    message = "Invalid payload"


class InvalidQueryParams(Refusal):
    """A query parameter does not have the contract's shape."""

    key = "invalid_query_params"
    message = "Invalid query params"


class AmbiguousTrackingId(Refusal):
    """A tracking id and a customer that name two people (E-17)."""

    key = "ambiguous_tracking_id"
    message = "Ambiguous trackingId"

    def __init__(self, *named: str) -> None:
        super().__init__()
        self.message = f"Ambiguous trackingId ({', '.join(named)})"


class DuplicatedRedeemables(Refusal):
    """One redeemable twice in one call."""

    key = "duplicated_redeemables"
    message = "Duplicated redeemables detected"


class InvalidRedeemables(Refusal):
    """A promotion stack together with anything else."""

    key = "invalid_redeemables"
    message = "Invalid redeemables"


class MetadataValidationFailed(Refusal):
    """Metadata that the project's schema does not allow (redemptions.md 7.4)."""

    key = "metadata_validation_failed"
    message = "Metadata validation failed"


class MultipleRequests(Refusal):
    """Another call works on the same order or redemption right now (P-11)."""

    key = "multiple_requests"
    message = "Multiple requests"

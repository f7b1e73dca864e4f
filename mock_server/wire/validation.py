"""The answer to a validation (redemptions.md 11)."""

from mock_server.service.validations import Session, Validation
from mock_server.wire.order import write_validated_order
from mock_server.wire.outcome import Expand, write_outcomes
from mock_server.wire.stacking_rules import write_stacking_rules
from spec import Json


def write_validation(validation: Validation, expand: Expand, request_id: str) -> Json:
    """Write a `Validation` (spec/schemas/validation.yaml); its lists stay out while empty."""
    evaluation = validation.evaluation
    shown = evaluation.applied if validation.valid else evaluation.outcomes
    written: dict[str, Json] = {
        "id": validation.id,
        "valid": validation.valid,
        "redeemables": write_outcomes(shown, expand, request_id),
        "stacking_rules": write_stacking_rules(validation.rules),
    }
    if evaluation.inapplicable:
        written["inapplicable_redeemables"] = write_outcomes(
            evaluation.inapplicable, expand, request_id
        )
    if evaluation.skipped:
        written["skipped_redeemables"] = write_outcomes(evaluation.skipped, expand, request_id)
    if validation.valid:
        written["order"] = write_validated_order(evaluation.order)
    return written | _optional(validation)


def _optional(validation: Validation) -> dict[str, Json]:
    written: dict[str, Json] = {}
    if validation.tracking_id is not None:
        written["tracking_id"] = validation.tracking_id
    if validation.session is not None:
        written["session"] = write_session(validation.session)
    return written


def write_session(session: Session) -> Json:
    """Write a `Session` (spec/schemas/session.yaml)."""
    asked = session.asked
    return {"key": session.key, "type": "LOCK", "ttl": asked.ttl, "ttl_unit": asked.ttl_unit}

"""Which rules guard a voucher, tier or campaign, as these show it (resources.md 21.11)."""

from collections.abc import Sequence

from mock_server.engine.rule_assignment import RuleAssignment
from mock_server.wire.listing import write_list
from mock_server.wire.timestamp import write_optional, write_timestamp
from spec import Json


def write_assignments(assignments: Sequence[RuleAssignment]) -> Json:
    """Write the list block of an object that rules guard."""
    return write_list("data", [_write(one) for one in assignments], len(assignments))


def _write(assignment: RuleAssignment) -> Json:
    return {
        "id": assignment.id,
        "rule_id": assignment.rule_id,
        "related_object_id": assignment.related_object_id,
        "related_object_type": assignment.related_object_type,
        "created_at": write_timestamp(assignment.created_at),
        "updated_at": write_optional(assignment.updated_at),
        "validation_status": "VALID",
        "validation_omitted_rules": [],
        "object": "validation_rules_assignment",
    }

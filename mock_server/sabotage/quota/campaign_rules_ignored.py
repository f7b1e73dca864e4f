"""The validation rules of a campaign do not hold for its vouchers and tiers."""

from dataclasses import replace

from mock_server.engine.rule_assignment import RuleAssignment
from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import RULE_ASSIGNMENTS


def _lost(assignment: RuleAssignment) -> RuleAssignment:
    if assignment.related_object_type != "campaign":
        return assignment
    return replace(assignment, rule_id="")


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), reading(RULE_ASSIGNMENTS, _lost))

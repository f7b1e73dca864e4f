"""A reward that is a thing or a voucher costs no points."""

from dataclasses import replace

from mock_server.engine.reward import RewardAssignment
from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import REWARD_ASSIGNMENTS


def _free(assignment: RewardAssignment) -> RewardAssignment:
    return replace(assignment, points=None)


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), reading(REWARD_ASSIGNMENTS, _free))

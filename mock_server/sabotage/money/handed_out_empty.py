"""A card that is handed out as a reward comes without the balance that was promised."""

from dataclasses import replace

from mock_server.engine.reward import Handout, Reward
from mock_server.sabotage.operations import REDEEMING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import REWARDS


def _empty(reward: Reward) -> Reward:
    if not isinstance(reward.gives, Handout):
        return reward
    return replace(reward, gives=replace(reward.gives, balance=None))


SABOTAGE = Sabotage(REDEEMING, reading(REWARDS, _empty))

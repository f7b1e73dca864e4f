"""Loading limits of stacking and rewards of which little is said."""

import pytest

from mock_server.engine.reward import Handout
from mock_server.store.kinds import REWARDS, SETTINGS
from tests.mock_server.world_document.documents import a_project, stored


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        pytest.param({}, (30, 5, 1), id="defaults"),
        pytest.param({"redeemables_limit": 2}, (2, 2, 1), id="low-limit-of-all"),
        pytest.param({"redeemables_limit": 7}, (7, 5, 1), id="limit-of-all-above-the-default"),
        pytest.param(
            {"applicable_redeemables_per_category_limit": 10}, (30, 5, 5), id="part-above-default"
        ),
        pytest.param(
            {"redeemables_limit": 2, "applicable_redeemables_per_category_limit": 3},
            (2, 2, 2),
            id="part-of-a-lowered-part",
        ),
    ],
)
def test_a_default_limit_gives_way(stated, expected):
    rules = stored(a_project({"stacking": stated}), SETTINGS)[0].stacking

    assert (
        rules.redeemables_limit,
        rules.applicable_redeemables_limit,
        rules.applicable_redeemables_per_category_limit,
    ) == expected


def test_a_digital_reward_need_not_say_what_it_hands_out():
    project = a_project({"rewards": [{"id": "rew_1", "type": "CAMPAIGN"}]})

    (reward,) = stored(project, REWARDS)

    assert (reward.gives, reward.type) == (Handout(), "CAMPAIGN")

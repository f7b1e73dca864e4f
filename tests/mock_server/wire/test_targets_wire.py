"""Included and excluded products on the wire. Source: redemptions.md 4.4, 17."""

from mock_server.engine.discounts import EVERYTHING, Target, Targets
from mock_server.wire.targets import (
    read_target,
    read_targets,
    write_target,
    write_target_lists,
    write_targets,
)


def test_a_target_needs_only_its_object_and_id():
    target = read_target({"object": "product", "id": "mug"})

    assert target == Target("product", "mug")
    assert write_target(target) == {"object": "product", "id": "mug", "effect": "APPLY_TO_EVERY"}


def test_settings_are_written_as_they_were_read():
    json = {
        "object": "sku",
        "id": "sku_1",
        "source_id": "mug-red",
        "product_id": "mug",
        "strict": True,
        "effect": "APPLY_FROM_MOST_EXPENSIVE",
        "target": "UNIT",
        "skip_initially": 1,
        "repeat": 2,
        "quantity_limit": 3,
        "amount_limit": 500,
        "price": 0,
    }

    assert write_target(read_target(json)) == json


def test_the_members_of_a_collection_stay_in_the_world():
    world = {
        "applicable_to": [
            {"object": "products_collection", "id": "pc_1", "product_ids": ["mug", "tea"]}
        ],
        "excluded": [{"object": "product", "id": "tea"}],
        "included_all": True,
    }

    targets = read_targets(world)

    assert targets.included[0].product_ids == ("mug", "tea")
    assert read_targets(write_targets(targets)) == targets
    assert "product_ids" not in write_target_lists(targets)["applicable_to"]["data"][0]


def test_every_line_is_written_as_nothing():
    assert write_targets(EVERYTHING) == {}
    assert read_targets({}) == Targets()

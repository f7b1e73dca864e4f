"""Calls are made again in the world of before, and those that set the scene with them."""

import pytest

from conformance.control import discovered
from conformance.credentials import DEFAULT
from conformance.repro.replaying import Stage
from conformance.target import Request, Setting, Target
from tests.conformance.liars import CONTRACT, a_mock

WORLD = {"now": "2027-01-01T00:00:00Z", "vouchers": [{"code": "ONLY", "gift": {"amount": 1}}]}
NOON = "2027-01-01T12:00:00.000Z"
CARD = {"type": "GIFT_VOUCHER", "gift": {"amount": 2}}
SETTING = Setting("tour", "w")


@pytest.fixture(name="scene")
def _scene():
    with (
        a_mock() as url,
        Target(url, CONTRACT, DEFAULT) as target,
        discovered(url, DEFAULT) as control,
    ):
        yield target, control


def test_the_scene_is_set_again_before_the_call(scene):
    target, control = scene
    stage = Stage(target, control)
    control.load(WORLD)
    turned = control.turn(NOON, "w")
    made = target.send(Request("POST", "/v1/vouchers/NEW", CARD), SETTING)

    *before, again = stage.play((control.loading(WORLD, "w"), turned, made))

    assert [each.layer for each in before] == ["control", "control"]
    assert again.document["created_at"] == NOON


def test_the_world_of_before_is_put_back_each_time(scene):
    target, control = scene
    stage = Stage(target, control)
    control.load(WORLD)
    made = target.send(Request("POST", "/v1/vouchers/NEW", CARD), SETTING)

    statuses = [stage.play((made,))[0].status for _ in range(2)]
    stage.restore()

    assert statuses == [200, 200]
    assert control.export()["vouchers"] == stage.world["vouchers"]


def test_what_was_said_to_the_control_api_shows_no_key(scene):
    _, control = scene

    shown = control.turn(NOON, "w")

    assert dict(shown.request_headers)["X-App-Token"] == "$COUNTERFOIL_APP_TOKEN"
    assert "mock-app-token" not in str(shown)

"""Rollbacks that are refused, by both endpoints. Source: redemptions.md 9.4."""

from urllib.parse import quote

import pytest

from tests.mock_server.http.error_keys import cases, records, told
from tests.mock_server.http.error_keys_rollbacks import PARENT, RECORDED, ROLLBACKS, a_parent
from tests.mock_server.http.error_keys_world import WORLD


@pytest.fixture
def shop(api):
    """The world of sore points."""
    assert api.ask("PUT", "/_mock/world", WORLD).status == 200
    return api


def rolled_back(shop, id_, endpoint, body=None):
    return shop.ask("POST", f"/v1/redemptions/{quote(id_)}/{endpoint}", body)


@pytest.mark.parametrize("endpoint", ["rollback", "rollbacks"])
@pytest.mark.parametrize(("target", "body", "refused"), cases(ROLLBACKS))
def test_a_rollback_is_refused_without_a_record(shop, target, body, refused, endpoint):
    id_ = target(shop)
    before = records(shop)

    reply = rolled_back(shop, id_, endpoint, body)

    assert (reply.status, told(reply)) == (refused.status, refused.envelope)
    assert records(shop) == before


def test_the_parent_of_a_stack_is_refused_where_singles_are_rolled_back(shop):
    reply = rolled_back(shop, a_parent(shop), "rollback")

    assert (reply.status, reply.key, reply.json["details"]) == (400, "invalid_redemption", PARENT)


@pytest.mark.parametrize("endpoint", ["rollback", "rollbacks"])
@pytest.mark.parametrize(("target", "refused"), cases(RECORDED))
def test_a_late_rollback_is_refused_and_recorded(shop, target, refused, endpoint):
    id_ = target(shop)

    reply = rolled_back(shop, id_, endpoint)

    record = shop.ask("GET", f"/v1/redemptions/{reply.json['resource_id']}").json
    assert (reply.status, told(reply)) == (refused.status, refused.envelope)
    assert reply.json["resource_type"] == record["object"] == "redemption_rollback"
    assert (record["result"], record["failure_code"]) == ("FAILURE", refused.key)

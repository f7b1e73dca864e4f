"""The contract's own examples, played against the shop that `counterfoil serve` starts with.

A reader copies them, and the judge starts from them: each has to work as it stands.
"""

from urllib.parse import quote, urlencode

import pytest

import spec
from mock_server.world.document import named
from tests.mock_server.app.server import CLIENT_KEYS

STACK = {"redeemables": [{"object": "voucher", "id": code} for code in ("TENPERCENT", "EIGHTH")]}
HELD = {"redeemables": [{"object": "voucher", "id": "BLCKFRDY"}], "session": {"type": "LOCK"}}
FORM = "application/x-www-form-urlencoded"


def a_redemption(api):
    body = {**STACK, "redeemables": STACK["redeemables"][:1]}
    return api.ask("POST", "/v1/redemptions", body).json["redemptions"][0]["id"]


def a_stack(api):
    return api.ask("POST", "/v1/redemptions", STACK).json["parent_redemption"]["id"]


def a_session(api):
    return api.ask("POST", "/v1/validations", HELD).json["session"]["key"]


def an_async_action(api):
    return api.ask("DELETE", "/v1/campaigns/camp_paused").json["async_action_id"]


MADE = {
    "redemptionId": a_redemption,
    "parentRedemptionId": a_stack,
    "sessionKey": a_session,
    "asyncActionId": an_async_action,
}
"""Path parameters that only the server gives out, with a call that makes one."""
UNKNOWN_TOKEN = "revoke_oauth_token"  # the name of an operation, whose token is long gone: 404


@pytest.fixture
def shop(api):
    world = named("small_shop") | {"now": "2026-06-03T12:00:00Z"}
    assert api.ask("PUT", "/_mock/world", world).status == 200
    return api


def examples():
    """Yield every operation with each of its request bodies, None for none."""
    for operation in spec.operations(spec.load()).values():
        for name, media, body in bodies(operation.node):
            yield pytest.param(operation, media, body, id=f"{operation.id}{name}")


def bodies(node):
    content = node.get("requestBody", {}).get("content", {"": {}})
    for media, said in content.items():
        several = said.get("examples", {"": {"value": said.get("example")}})
        for name, example in several.items():
            yield name and f"-{name}", media, example["value"]


def target(shop, operation):
    """Return path and query of *operation*, with the examples of what it needs."""
    path, query = operation.path, {}
    for parameter in operation.parameters:
        name = parameter["name"]
        if parameter["in"] == "path":
            value = MADE[name](shop) if name in MADE else parameter["example"]
            path = path.replace(f"{{{name}}}", quote(value, safe=""))
        if parameter["in"] == "query" and parameter.get("required"):
            query[name] = parameter["example"]
    return path + (f"?{urlencode(query)}" if query else "")


def play(shop, operation, media, body):
    if media == FORM:
        content = urlencode(body).encode()
        return shop.ask(operation.method, operation.path, content, {"Content-Type": media})
    keys = {"keys": CLIENT_KEYS} if operation.path.startswith("/client") else {}
    return shop.ask(operation.method, target(shop, operation), body, **keys)


@pytest.mark.parametrize(("operation", "media", "body"), [*examples()])
def test_an_example_of_the_contract_works_in_the_shop(shop, operation, media, body):
    reply = play(shop, operation, media, body)

    assert reply.status < 300 or (operation.id, reply.status) == (UNKNOWN_TOKEN, 404), reply.content


def test_an_example_of_a_refusal_is_refused(shop):
    operation = spec.operations(spec.load())["create_validation"]
    refused = operation.node["requestBody"]["content"]["application/json"]["examples"]["refused"]

    reply = play(shop, operation, "application/json", refused["value"])

    assert (reply.json["valid"], reply.json["redeemables"][0]["status"]) == (False, "INAPPLICABLE")

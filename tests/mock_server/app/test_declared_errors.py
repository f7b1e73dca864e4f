"""Errors of the real contract: each is declared by the operation, and has the declared shape."""

import re

import pytest

import spec
from mock_server.app import build
from mock_server.engine.access_token import AccessToken
from mock_server.store.kinds import TOKENS
from mock_server.store.memory import MemoryStore
from mock_server.world.world import World
from spec.validators import Validators
from tests.mock_server.app.server import CLIENT_KEYS, SERVER_KEYS, running

CONTRACTS = {name: spec.load(name) for name in ("openapi", "control")}
VALIDATORS = {name: Validators(document) for name, document in CONTRACTS.items()}
OPERATIONS = [
    pytest.param(name, operation, id=operation.id)
    for name, document in CONTRACTS.items()
    for operation in spec.operations(document).values()
]
OF_THE_API = [each for each in OPERATIONS if each.values[0] == "openapi"]
WITH_A_BODY = [each for each in OPERATIONS if "requestBody" in each.values[1].node]
WITH_A_QUERY = [
    each
    for each in OPERATIONS
    if any(parameter["in"] == "query" for parameter in each.values[1].parameters)
]
WITH_TOKENS = [
    each
    for each in OF_THE_API
    if any(
        "X-Voucherify-OAuth" in way
        for way in each.values[1].node.get("security", CONTRACTS["openapi"]["security"])
    )
]


@pytest.fixture(scope="module")
def server():
    world = World(MemoryStore)
    now = world.default.clock.now()
    token = AccessToken("useless", "mock-app-id", ("nothing",), now, now.replace(year=9999))
    world.default.store.transact(lambda tx: tx.put(TOKENS, token))
    with running(build(world)) as server:
        yield server


def path_of(operation):
    return re.sub(r"\{\w+\}", "nothing", operation.path)


def target_of(operation):
    """The path, with what its query has to say."""
    needed = [p for p in operation.parameters if p["in"] == "query" and p.get("required")]
    query = "&".join(f"{parameter['name']}={parameter['example']}" for parameter in needed)
    return f"{path_of(operation)}?{query}" if query else path_of(operation)


def keys_of(operation):
    return CLIENT_KEYS if operation.path.startswith("/client/") else SERVER_KEYS


def assert_declared(name, operation, reply):
    """The status is declared, and the body is as declared there."""
    response = operation.node["responses"].get(str(reply.status))
    assert response is not None, f"{operation.id} does not declare {reply.status}"
    schema = spec.follow(CONTRACTS[name], response)["content"]["application/json"]["schema"]
    VALIDATORS[name].response(schema).validate(reply.json)
    assert reply.json["code"] == reply.status


@pytest.mark.parametrize(("name", "operation"), OF_THE_API)
def test_no_credentials(server, name, operation):
    reply = server.ask(operation.method, path_of(operation), keys={})

    assert reply.status == 401
    assert_declared(name, operation, reply)


@pytest.mark.parametrize(("name", "operation"), OPERATIONS)
def test_wrong_credentials(server, name, operation):
    keys = SERVER_KEYS | {"X-App-Token": "wrong"}

    reply = server.ask(operation.method, path_of(operation), keys=keys)

    assert reply.status == 401
    assert_declared(name, operation, reply)


@pytest.mark.parametrize(("name", "operation"), WITH_TOKENS)
def test_a_token_without_the_scope(server, name, operation):
    keys = {"Authorization": "Bearer useless", "Origin": "https://shop.example"}

    reply = server.ask(operation.method, path_of(operation), keys=keys)

    assert reply.status == 403
    assert_declared(name, operation, reply)


@pytest.mark.parametrize(("name", "operation"), OPERATIONS)
def test_a_method_that_no_path_has(server, name, operation):
    reply = server.ask("PATCH", path_of(operation))

    assert reply.status == 405
    assert operation.method.lower() in reply.headers["allow"]
    assert_declared(name, operation, reply)


@pytest.mark.parametrize(("name", "operation"), OPERATIONS)
def test_a_client_that_reads_no_json(server, name, operation):
    reply = server.ask(operation.method, path_of(operation), headers={"Accept": "text/html"})

    assert reply.status == 406
    assert_declared(name, operation, reply)


@pytest.mark.parametrize(("name", "operation"), OPERATIONS)
def test_a_body_beyond_the_cap(server, name, operation):
    headers = {"Content-Length": str(11 * 1024 * 1024)}

    reply = server.ask(operation.method, path_of(operation), headers=headers)

    assert reply.status == 413
    assert_declared(name, operation, reply)


@pytest.mark.parametrize(("name", "operation"), OPERATIONS)
def test_an_unknown_api_version(server, name, operation):
    headers = {"X-Voucherify-API-Version": "v2000-01-01"}

    reply = server.ask(
        operation.method, path_of(operation), headers=headers, keys=keys_of(operation)
    )

    assert reply.status == 400
    assert_declared(name, operation, reply)


@pytest.mark.parametrize(("name", "operation"), OPERATIONS)
def test_a_nul_in_the_url(server, name, operation):
    reply = server.ask(operation.method, f"{path_of(operation)}?x=%00", keys=keys_of(operation))

    assert reply.status == 400
    assert_declared(name, operation, reply)


@pytest.mark.parametrize(("name", "operation"), WITH_A_BODY)
def test_a_body_of_another_type(server, name, operation):
    headers = {"Content-Type": "text/plain"}

    target = target_of(operation)
    reply = server.ask(operation.method, target, b"x", headers, keys=keys_of(operation))

    assert reply.status == 415
    assert_declared(name, operation, reply)


@pytest.mark.parametrize(("name", "operation"), WITH_A_BODY)
def test_a_body_that_cannot_be_read(server, name, operation):
    (media_type,) = operation.node["requestBody"]["content"]
    headers = {"Content-Type": media_type}

    target = target_of(operation)
    reply = server.ask(operation.method, target, b"%ff=[", headers, keys=keys_of(operation))

    assert (reply.status, reply.key) == (400, "invalid_payload")
    assert_declared(name, operation, reply)


@pytest.mark.parametrize(("name", "operation"), WITH_A_QUERY)
def test_a_query_that_cannot_be_read(server, name, operation):
    reply = server.ask(operation.method, f"{path_of(operation)}?x=%ff", keys=keys_of(operation))

    assert (reply.status, reply.key) == (400, "invalid_query_params")
    assert_declared(name, operation, reply)

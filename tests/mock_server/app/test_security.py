"""Who gets in: keys, client keys, tokens and their mixtures (design 4.2, P-52, E-23, R-19)."""

from datetime import timedelta

import pytest

from mock_server.app.security import access_of
from mock_server.engine.access_token import AccessToken
from mock_server.engine.settings import Settings
from mock_server.store.kinds import SETTINGS, TOKENS
from tests.mock_server.app.server import CLIENT_KEYS, SERVER_KEYS, running
from tests.mock_server.app.small_api import DOCUMENT, a_world, an_app

VOUCHER, CLIENT_PATH = "/v1/vouchers/X", "/client/v1/validations"


@pytest.fixture(scope="module", autouse=True)
def tokens(world):
    """Tokens of the default project by what is special about them."""
    now = world.default.clock.now()
    hour = timedelta(hours=1)
    issued = [
        AccessToken("all", "mock-app-id", ("api",), now, now + hour),
        AccessToken("vouchers", "mock-app-id", ("vouchers",), now, now + hour),
        AccessToken("orders", "mock-app-id", ("orders",), now, now + hour),
        AccessToken("client-all", "mock-app-id", ("client_api",), now, now + hour),
        AccessToken("client-some", "mock-app-id", ("client_validations",), now, now + hour),
        AccessToken("expired", "mock-app-id", ("api",), now - hour, now),
        AccessToken("revoked", "mock-app-id", ("api",), now, now + hour, revoked=True),
    ]
    world.default.store.transact(lambda tx: [tx.put(TOKENS, token) for token in issued])


def without(keys, *names):
    return {name: value for name, value in keys.items() if name not in names}


def bearer(token, header="Authorization"):
    return {header: f"Bearer {token}"}


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(SERVER_KEYS, id="server-keys"),
        pytest.param(bearer("all"), id="token-for-everything"),
        pytest.param(bearer("vouchers"), id="token-for-the-segment"),
        pytest.param(bearer("all", "X-Voucherify-OAuth"), id="token-in-the-other-header"),
        pytest.param({"Authorization": "bearer all"}, id="scheme-in-any-case"),
        pytest.param(bearer("all") | bearer("all", "X-Voucherify-OAuth"), id="token-in-both"),
        pytest.param(SERVER_KEYS | bearer("all"), id="keys-and-token-of-one-project"),
        pytest.param(SERVER_KEYS | {"Authorization": "Basic eDp5"}, id="keys-through-a-proxy"),
        pytest.param(SERVER_KEYS | CLIENT_KEYS, id="both-pairs-of-one-project"),
    ],
)
def test_good_credentials_open_the_server_api(server, keys):
    reply = server.ask("GET", VOUCHER, keys=keys)

    assert (reply.status, reply.json["channel_id"]) == (200, "mock-app-id")


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param({}, id="none"),
        pytest.param(without(SERVER_KEYS, "X-App-Token"), id="no-token"),
        pytest.param(without(SERVER_KEYS, "X-App-Id"), id="no-id"),
        pytest.param(SERVER_KEYS | {"X-App-Id": "other"}, id="wrong-id"),
        pytest.param(SERVER_KEYS | {"X-App-Token": "other"}, id="wrong-token"),
        pytest.param(SERVER_KEYS | {"X-App-Token": ""}, id="empty-token"),
        pytest.param(SERVER_KEYS | {"X-App-Token": "mock-client-token"}, id="token-of-other-keys"),
        pytest.param(
            {"X-App-Id": "mock-client-id", "X-App-Token": "mock-client-token"}, id="client-pair"
        ),
        pytest.param(CLIENT_KEYS, id="client-keys"),
        pytest.param(bearer("nobody"), id="unknown-bearer"),
        pytest.param(bearer("expired"), id="expired-bearer"),
        pytest.param(bearer("revoked"), id="revoked-bearer"),
        pytest.param({"Authorization": "Bearer"}, id="bearer-without-token"),
        pytest.param({"Authorization": "Basic eDp5"}, id="another-scheme-alone"),
        pytest.param({"X-Voucherify-OAuth": "all"}, id="oauth-header-without-scheme"),
        pytest.param(SERVER_KEYS | bearer("nobody"), id="good-keys-bad-bearer"),
        pytest.param(SERVER_KEYS | {"X-App-Token": "other"} | bearer("all"), id="bad-keys"),
        pytest.param(bearer("all") | bearer("no", "X-Voucherify-OAuth"), id="two-bearers"),
        pytest.param(SERVER_KEYS | {"X-Client-Token": "mock-client-token"}, id="half-a-pair-more"),
    ],
)
def test_missing_wrong_and_mixed_credentials_are_a_401_in_the_documented_words(server, keys):
    reply = server.ask("GET", VOUCHER, keys=keys)

    assert reply.json == {"code": 401, "message": "Unauthorized", "key": "unauthorized"}
    assert (reply.status, reply.headers["www-authenticate"]) == (401, "bearer")


@pytest.mark.parametrize(
    ("target", "token"),
    [
        pytest.param(VOUCHER, "orders", id="other-segment"),
        pytest.param(VOUCHER, "client-all", id="client-scope-on-the-server-api"),
    ],
)
def test_a_token_without_the_scope_is_a_403(server, target, token):
    reply = server.ask("GET", target, keys=bearer(token))

    assert (reply.status, reply.key) == (403, "forbidden")


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(CLIENT_KEYS, id="client-keys"),
        pytest.param(bearer("client-all") | {"Origin": "https://a.example"}, id="token-for-all"),
        pytest.param(bearer("client-some") | {"Origin": "https://a.example"}, id="token-for-some"),
    ],
)
def test_client_credentials_open_the_client_api(server, keys):
    reply = server.ask("POST", CLIENT_PATH, keys=keys)

    assert reply.status == 200


@pytest.mark.parametrize(
    ("keys", "status"),
    [
        pytest.param(without(CLIENT_KEYS, "Origin"), 401, id="no-origin"),
        pytest.param(bearer("client-all"), 401, id="token-without-origin"),
        pytest.param(SERVER_KEYS | {"Origin": "https://a.example"}, 401, id="server-keys"),
        pytest.param(CLIENT_KEYS | {"X-Client-Token": "other"}, 401, id="wrong-token"),
        pytest.param(bearer("all") | {"Origin": "https://a.example"}, 403, id="server-scope"),
    ],
)
def test_other_credentials_do_not_open_the_client_api(server, keys, status):
    reply = server.ask("POST", CLIENT_PATH, keys=keys)

    assert reply.status == status


def test_the_token_operations_take_no_token(server):
    reply = server.ask("POST", "/v1/oauth/token", b"grant_type=x", keys=bearer("all"))

    assert reply.status == 401


def test_a_401_comes_before_any_word_about_the_request(server):
    reply = server.ask("POST", "/v1/orders", b"not json", keys={})

    assert reply.status == 401


@pytest.mark.parametrize(
    ("keys", "status"),
    [
        pytest.param({}, 200, id="none"),
        pytest.param(SERVER_KEYS, 200, id="good"),
        pytest.param(SERVER_KEYS | {"X-App-Token": "other"}, 401, id="wrong"),
    ],
)
def test_an_open_operation_needs_no_keys_but_minds_wrong_ones(server, keys, status):
    reply = server.ask("GET", "/_mock/health", keys=keys)

    assert reply.status == status


def test_only_trusted_sites_may_use_client_keys():
    world = a_world()
    settings = Settings(trusted_origins=("https://shop.example",))
    world.default.store.transact(lambda tx: tx.put(SETTINGS, settings))

    with running(an_app(world)) as server:
        trusted = server.ask("POST", CLIENT_PATH, keys=CLIENT_KEYS)
        other = server.ask("POST", CLIENT_PATH, keys=CLIENT_KEYS | {"Origin": "https://evil"})

    assert (trusted.status, other.status) == (200, 401)


def test_an_open_world_makes_a_project_for_unknown_keys():
    keys = {"X-App-Id": "mine", "X-App-Token": "secret"}

    with running(an_app(a_world(open_to_all=True))) as server:
        first = server.ask("GET", VOUCHER, keys=keys)
        stolen = server.ask("GET", VOUCHER, keys=keys | {"X-App-Token": "guess"})

    assert (first.status, first.json["channel_id"], stolen.status) == (200, "mine", 401)


@pytest.mark.parametrize(
    ("path", "scopes"),
    [
        pytest.param("/v1/redemptions", {"api", "redemptions"}, id="redemption"),
        pytest.param("/v1/vouchers/{code}/redemption", {"api", "vouchers"}, id="of-a-voucher"),
        pytest.param("/v1/promotions/tiers/{id}", {"api", "promotions"}, id="of-a-tier"),
        pytest.param("/v1/redemptions/{id}/rollback", {"api", "redemptions"}, id="rollback"),
        pytest.param(
            "/client/v1/redemptions", {"client_api", "client_redemptions"}, id="client-side"
        ),
    ],
)
def test_the_first_segment_of_the_path_is_the_scope(path, scopes):
    schemes = DOCUMENT["components"]["securitySchemes"]

    access = access_of(path, [{"X-Voucherify-OAuth": []}], schemes)

    assert access.scopes == scopes

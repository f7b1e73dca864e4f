"""The security layer on a real mock."""

import pytest

from conformance.security import layer
from tests.conformance.liars import a_mock, noticed, played


@pytest.fixture(scope="module")
def url():
    with a_mock() as root:
        yield root


def test_an_honest_mock_is_left_alone(url):
    assert noticed(played(url, layer.play)) == set()


def test_tokens_are_tried_on_the_server_too(url):
    run = played(url, layer.play)

    paths = {each.url.split("/v1/")[-1] for each in run.exchanges if each.layer == "tokens"}
    assert {"vouchers", "orders", "redemptions"} <= paths


def test_each_operation_is_tried_with_a_token_of_another_scope(url):
    run = played(url, layer.play)

    contract = run.bench.target.contract
    refused = [each for each in run.exchanges if each.layer == "tokens" and each.status == 403]
    called = {contract.operation_of(each.method, each.url).id for each in refused}
    assert {"create_redemption", "create_client_redemption", "create_customer"} <= called


@pytest.mark.parametrize(
    ("bug", "by"),
    [
        pytest.param("scope_ignored", "tokens_open_only_their_scope", id="scope"),
        pytest.param("client_scopes_on_server", "tokens_open_only_their_scope", id="side"),
        pytest.param("revocation_stops_all", "tokens_open_only_their_scope", id="other-tokens"),
        pytest.param("foreign_redemption_undone", "projects_are_isolated", id="next-door"),
        pytest.param("foreign_token_introspected", "projects_are_isolated", id="token-next-door"),
        pytest.param("foreign_token_revoked", "projects_are_isolated", id="token-stopped"),
        pytest.param("clients_roll_back", "credentials_are_required", id="client-keys"),
    ],
)
def test_whoever_lets_in_is_caught(url, bug, by):
    assert by in noticed(played(url, layer.play, bug))

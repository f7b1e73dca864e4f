from dataclasses import replace

import pytest

import spec
from conformance.credentials import (
    DEFAULT,
    OTHER,
    Credentials,
    can_call,
    headers_for,
    identity,
    schemes,
)
from tests.conformance.tiny import DOCUMENT, contract

RIGHT = {"X-App-Id": "mock-app-id", "X-App-Token": "mock-app-token"}


def test_an_operation_gets_the_keys_that_it_asks_for():
    operation = contract().operations["redeem_ticket"]

    assert headers_for(DOCUMENT, operation, DEFAULT) == RIGHT


def test_an_open_operation_gets_none():
    document = {**DOCUMENT, "security": []}

    assert schemes(document, contract().operations["redeem_ticket"]) == ()


def test_our_keys_become_names_of_variables():
    sent = (("X-App-Token", "mock-app-token"), ("Accept", "*/*"))

    assert DEFAULT.hidden(sent) == (("X-App-Token", "$COUNTERFOIL_APP_TOKEN"), ("Accept", "*/*"))


def test_a_wrong_key_is_no_secret():
    sent = (("X-App-Token", "nobody"),)

    assert DEFAULT.hidden(sent) == sent


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        pytest.param(RIGHT, "own", id="right"),
        pytest.param(
            {"x-app-id": "mock-app-id", "X-App-Token": "mock-app-token"}, "own", id="case"
        ),
        pytest.param({"Origin": "https://a.example"}, "none", id="no key"),
        pytest.param({**RIGHT, "X-App-Token": "nobody"}, "foreign", id="wrong half"),
        pytest.param({"X-App-Id": "mock-app-id"}, "foreign", id="half"),
        pytest.param({"Authorization": "Bearer x"}, "foreign", id="token"),
    ],
)
def test_an_identity_is_told_by_the_keys(sent, expected):
    assert identity(tuple(sent.items()), RIGHT) == expected


OURS = spec.load()
STRANGER = Credentials("other-app-id", "other-app-token", variables=OTHER)
TOKEN = replace(DEFAULT, oauth_token="token-of-ours")


def called_with(credentials, operation):
    return headers_for(OURS, spec.operations(OURS)[operation], credentials)


def test_an_access_token_takes_the_place_of_a_server_key():
    assert called_with(TOKEN, "create_redemption") == {"Authorization": "Bearer token-of-ours"}


def test_a_client_key_and_a_call_without_tokens_are_as_before():
    assert "X-Client-Token" in called_with(TOKEN, "create_client_redemption")
    assert called_with(TOKEN, "create_oauth_token") == RIGHT


def test_a_token_alone_opens_what_takes_tokens():
    alone = Credentials(oauth_token="token-of-ours")
    operations = spec.operations(OURS)

    assert can_call(OURS, operations["create_redemption"], alone)
    assert can_call(OURS, operations["create_client_redemption"], alone)
    assert not can_call(OURS, operations["create_oauth_token"], alone)


def test_no_key_of_either_project_is_shown_wherever_it_stands():
    keys = replace(DEFAULT, other=STRANGER)

    text = keys.redacted("https://mock-app-token/x?y=other-app-token mock-client-id")

    assert text == (
        "https://$COUNTERFOIL_APP_TOKEN/x?y=$COUNTERFOIL_OTHER_APP_TOKEN $COUNTERFOIL_CLIENT_ID"
    )


def test_a_token_is_shown_as_a_variable_with_its_scheme():
    sent = (("Authorization", "Bearer token-of-ours"),)

    assert TOKEN.hidden(sent) == (("Authorization", "Bearer $COUNTERFOIL_OAUTH_TOKEN"),)


def test_a_key_of_a_few_letters_is_not_looked_for_in_texts():
    keys = Credentials("a", "b")

    assert keys.redacted("a bad cab") == "a bad cab"
    assert keys.hidden((("X-App-Id", "a"),)) == (("X-App-Id", "$COUNTERFOIL_APP_ID"),)

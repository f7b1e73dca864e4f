import pytest

from conformance.credentials import DEFAULT, headers_for, identity, schemes
from tests.conformance.tiny import DOCUMENT, contract

RIGHT = {"X-App-Id": "mock-app-id", "X-App-Token": "mock-app-token"}


def test_an_operation_gets_the_keys_that_it_asks_for():
    operation = contract().operations["create_redemption"]

    assert headers_for(DOCUMENT, operation, DEFAULT) == RIGHT


def test_an_open_operation_gets_none():
    document = {**DOCUMENT, "security": []}

    assert schemes(document, contract().operations["create_redemption"]) == ()


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

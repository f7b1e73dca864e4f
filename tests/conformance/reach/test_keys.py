import pytest

from conformance.credentials import DEFAULT
from conformance.reach.keys import credentials
from conformance.target import CouldNotRun

AWAY = "https://staging.example.com"
OWN = {"app_id": "a-1", "app_token": "a-2", "client_id": "c-1", "client_token": "c-2"}


def test_keys_of_the_mock_stand_in_on_this_machine():
    assert credentials("", {}) == DEFAULT
    assert credentials("http://localhost:8080", {"app_id": "mine"}).app_id == "mine"


def test_nothing_stands_in_elsewhere():
    with pytest.raises(CouldNotRun, match="COUNTERFOIL_APP_ID and COUNTERFOIL_APP_TOKEN"):
        credentials(AWAY, {})


@pytest.mark.parametrize("missing", ["app_id", "app_token", "client_id", "client_token"])
def test_half_a_key_is_named(missing):
    with pytest.raises(CouldNotRun, match=f"COUNTERFOIL_{missing.upper()}"):
        credentials(AWAY, {**OWN, missing: None})


def test_client_keys_may_be_missing():
    keys = credentials(AWAY, {**OWN, "client_id": None, "client_token": None})

    assert keys.by_header() == {"X-App-Id": "a-1", "X-App-Token": "a-2"}


def test_an_access_token_is_as_good_as_a_key():
    assert credentials(AWAY, {"oauth_token": "t"}).oauth_token == "t"


def test_the_keys_of_a_second_project_come_along():
    keys = credentials(AWAY, {**OWN, "other_app_id": "o-1", "other_app_token": "o-2"})

    assert keys.other is not None
    assert keys.other.by_header() == {"X-App-Id": "o-1", "X-App-Token": "o-2"}


def test_half_a_key_of_the_second_project_is_named_too():
    with pytest.raises(CouldNotRun, match="COUNTERFOIL_OTHER_APP_TOKEN"):
        credentials(AWAY, {**OWN, "other_app_id": "o-1"})

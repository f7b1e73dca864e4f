"""A written test asks a check about its own calls, and hears only of the claim that it is for."""

import httpx
import pytest

from conformance.repro.rechecking import broken

URL = "https://shop.example/some/path"
CRASH = "fails with an error of the server"


@pytest.fixture(autouse=True)
def there(monkeypatch):
    """Let the environment name a server below a path."""
    monkeypatch.setenv("COUNTERFOIL_URL", URL)


def answered(status, path="/v1/vouchers", root=URL):
    return httpx.Response(status, request=httpx.Request("GET", root + path), text="oops")


def test_what_the_check_says_is_returned_with_the_operation():
    assert broken("requests_are_answered", [answered(500)]) == [
        f"list_vouchers: {CRASH}: 500: oops"
    ]


def test_other_claims_of_the_same_check_do_not_matter():
    answers = [answered(500), answered(404)]

    assert broken("requests_are_answered", answers, f"list_vouchers: {CRASH}")
    assert broken("requests_are_answered", answers, "list_vouchers: gets no answer") == []
    assert broken("requests_are_answered", answers, f"list_orders: {CRASH}") == []


def test_calls_beside_the_server_are_none_of_the_contract():
    (told,) = broken("requests_are_answered", [answered(500, root="https://shop.example")])

    assert told.startswith("GET (outside of the contract)")

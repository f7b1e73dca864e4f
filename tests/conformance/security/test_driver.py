from conformance.credentials import DEFAULT
from conformance.security.keys import wrong_keys

RIGHT = {"X-App-Id": "mock-app-id", "X-App-Token": "mock-app-token"}


def test_no_variant_is_right():
    assert RIGHT not in [*wrong_keys(RIGHT, DEFAULT)]


def test_keys_are_missing_halved_wrong_mixed_and_foreign():
    variants = [*wrong_keys(RIGHT, DEFAULT)]

    assert {} in variants
    assert {"X-App-Id": "mock-app-id"} in variants
    assert {**RIGHT, "X-App-Token": "nobody"} in variants
    assert {**RIGHT, "X-App-Token": "mock-client-token"} in variants
    assert any("X-Client-Token" in each and "X-App-Id" not in each for each in variants)


def test_the_origin_of_a_client_side_call_is_no_key():
    right = {"X-Client-Application-Id": "i", "X-Client-Token": "t", "Origin": "https://a.example"}

    assert all(each["Origin"] for each in wrong_keys(right, DEFAULT))

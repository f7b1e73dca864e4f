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


def test_client_keys_need_an_origin_that_is_no_key():
    keys = {"X-Client-Application-Id": "i", "X-Client-Token": "t"}

    variants = [*wrong_keys({**keys, "Origin": "https://a.example"}, DEFAULT)]

    assert [each for each in variants if "Origin" not in each] == [keys]


def test_a_token_that_nobody_was_given_is_tried_in_both_headers():
    variants = [*wrong_keys(RIGHT, DEFAULT)]

    assert {"authorization": "Bearer nobody"} in variants
    assert {"x-voucherify-oauth": "Bearer nobody"} in variants

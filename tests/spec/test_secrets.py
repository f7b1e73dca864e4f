"""Records of calls without what proves who called."""

import pytest

from spec.secrets import hide_headers, hide_tokens


def test_names_stay_and_secret_values_go():
    headers = [("X-App-Id", "me"), ("X-App-Token", "s"), ("authorization", "Bearer s"), ("a", "s")]

    assert hide_headers(headers) == (
        ("X-App-Id", "me"),
        ("X-App-Token", "***"),
        ("authorization", "***"),
        ("a", "s"),
    )


@pytest.mark.parametrize(
    ("body", "hidden"),
    [
        pytest.param(b"", b"", id="nothing"),
        pytest.param(b'{"a":1}', b'{"a":1}', id="no-token"),
        pytest.param(b'{"access_token": "s", "b":2}', b'{"access_token": "***", "b":2}', id="json"),
        pytest.param(b"access_token=s&x=1", b"access_token=***&x=1", id="form"),
        pytest.param(b"x=1&access_token=s", b"x=1&access_token=***", id="form-at-the-end"),
    ],
)
def test_access_tokens_go_from_bodies(body, hidden):
    assert hide_tokens(body) == hidden

import pytest

from conformance.curl import commands
from conformance.veil import TOKEN, veiled, without_tokens
from tests.conformance.evidence import an_exchange

LONG = "h5Uaa7x5IYD6GAkZWk9RNzRCFPHKZzh6MBKr31ww"


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (f'{{"access_token": "{LONG}"}}', f'{{"access_token": "{TOKEN}"}}'),
        (f'{{"access_token":"{LONG}","a":1}}', f'{{"access_token":"{TOKEN}","a":1}}'),
        (f"access_token={LONG}&x=1", f"access_token={TOKEN}&x=1"),
        (f"Bearer {LONG}", f"Bearer {TOKEN}"),
        ("Bearer nobody", "Bearer nobody"),
        ("Bearer $COUNTERFOIL_OAUTH_TOKEN", "Bearer $COUNTERFOIL_OAUTH_TOKEN"),
        ('{"token_type": "Bearer"}', '{"token_type": "Bearer"}'),
    ],
)
def test_a_token_is_replaced_by_its_name(told, shown):
    assert without_tokens(told) == shown


def test_no_part_of_an_exchange_shows_a_token():
    exchange = an_exchange(
        request_headers=(("Authorization", f"Bearer {LONG}"),),
        request_body=f"access_token={LONG}",
        body={"access_token": LONG},
    )

    assert LONG not in repr(veiled(exchange))


def test_a_command_lets_the_shell_put_the_token_in():
    exchange = an_exchange(request_body=f"access_token={LONG}")

    (command,) = commands(exchange)

    assert """--data-raw 'access_token='"$COUNTERFOIL_ACCESS_TOKEN"''""" in command

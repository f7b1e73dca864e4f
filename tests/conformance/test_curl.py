import shlex

from conformance.curl import commands
from tests.conformance.evidence import an_exchange


def test_credentials_are_variables_that_the_shell_fills_in():
    (command,) = commands(an_exchange())

    assert '-H "X-App-Token: $COUNTERFOIL_APP_TOKEN"' in command


def test_a_body_survives_the_shell():
    body = '{"code": "it\'s $5", "n": 1}'

    (command,) = commands(an_exchange(request_body=body))

    assert shlex.split(command)[-2:] == ["--data-raw", body]


def test_the_calls_that_led_to_it_come_first():
    earlier = an_exchange("GET /v1/vouchers")

    told = commands(an_exchange(before=(earlier,)))

    assert ["/v1/vouchers" in command for command in told] == [True, False]


def test_headers_that_curl_sends_by_itself_are_left_out():
    headers = (("User-Agent", "python"), ("Content-Length", "2"), ("Accept", "*/*"))

    (command,) = commands(an_exchange("GET /v1/vouchers", request_headers=headers))

    assert command == "curl http://127.0.0.1:8000/v1/vouchers"

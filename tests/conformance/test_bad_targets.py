"""What is no target is told in one sentence, with status 2, and not called more than it takes."""

import pytest
from click.testing import CliRunner

import spec
from conformance import cli
from tests.conformance.strange_servers import CERTIFICATE, answering
from tests.conformance.tiny import DOCUMENT, Till, serving

UNAUTHORIZED = b'{"code": 401, "message": "Unauthorized", "key": "unauthorized"}'
JSON = (("Content-Type", "application/json"),)


@pytest.fixture(autouse=True)
def small(monkeypatch, tmp_path):
    """Judge against the small contract, and remember runs in a folder of our own."""
    monkeypatch.setattr(spec, "load", lambda: DOCUMENT)
    monkeypatch.setenv("COUNTERFOIL_STATE_DIR", str(tmp_path))


def conform(*arguments):
    return CliRunner().invoke(cli.conform, arguments)


def complaint(result):
    """Return the one sentence that the command ends with."""
    assert result.exit_code == 2, result.output
    start = "counterfoil conform: "
    (line,) = [each for each in result.output.splitlines() if each.startswith(start)]
    return line


@pytest.mark.parametrize(
    ("status", "headers", "body", "sentence"),
    [
        pytest.param(200, (), b"<h1>Welcome</h1>", "does not answer JSON", id="web site"),
        pytest.param(404, JSON, b"{}", "is the root of the API", id="another API"),
        pytest.param(
            302,
            (("Location", "https://login.example.com/"),),
            b"",
            "redirects to https://login.example.com/",
            id="redirect",
        ),
        pytest.param(401, JSON, UNAUTHORIZED, "does not accept these credentials", id="keys"),
        pytest.param(
            429,
            (*JSON, ("Retry-After", "999999")),
            b'{"code": 429, "message": "Too many"}',
            "wants no calls for 999999 seconds",
            id="no calls left",
        ),
        pytest.param(502, (), b"Bad Gateway", "does not answer JSON", id="proxy"),
    ],
)
def test_a_server_that_is_no_target_is_told_in_one_sentence(status, headers, body, sentence):
    with answering(status, headers, body) as (url, asked):
        result = conform(url)

    expected = sentence.replace("is the root", f"is {url} the root")
    assert expected in complaint(result)
    assert len(asked) <= 2


def test_a_certificate_that_nobody_trusts_is_told_with_the_option_that_helps():
    with answering(401, JSON, UNAUTHORIZED, secure=True) as (url, asked):
        untrusted, before = conform(url), len(asked)
        trusted = conform(url, "--ca-bundle", str(CERTIFICATE))

    assert "self-signed certificate): --ca-bundle FILE" in complaint(untrusted)
    assert before == 0
    assert "does not accept these credentials" in complaint(trusted)


def test_certificates_come_from_the_environment_too(monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with answering(401, JSON, UNAUTHORIZED, secure=True) as (url, _):
        result = conform(url)

    assert "does not accept these credentials" in complaint(result)


def test_a_server_without_tls_is_no_https():
    with answering(200) as (url, _):
        result = conform(url.replace("http:", "https:"))

    assert "does not speak TLS" in complaint(result)


def test_certificates_that_are_none_are_told():
    result = conform("https://127.0.0.1:9", "--ca-bundle", __file__)

    assert "cannot be used" in complaint(result)


def test_a_proxy_is_called_in_place_of_the_target():
    with answering(401, JSON, UNAUTHORIZED) as (proxy, asked):
        result = conform("http://127.0.0.1:9", "--proxy", proxy)

    assert "does not accept these credentials" in complaint(result)
    assert asked[0].startswith("http://127.0.0.1:9/")


def test_a_server_that_dies_in_the_middle_is_reported_until_then():
    with serving(Till("gone")) as url:
        result = conform(url)

    assert "stopped answering" in complaint(result)
    assert "calls" in result.output
    assert "not tested" in result.output


@pytest.mark.parametrize(
    "host", ["api.voucherify.io", "us1.api.voucherify.io", "API.voucherify.io.", "voucherify.io"]
)
def test_a_production_host_is_refused_before_any_call(host):
    result = conform(f"https://{host}", "--app-id", "a", "--app-token", "b")

    assert "is a production host" in complaint(result)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        pytest.param(("--rate", "fast"), "write it like 5/s", id="rate"),
        pytest.param(("--budget", "100"), "write it like 5/s", id="budget"),
        pytest.param(("--contract", __file__), "cannot be judged by", id="contract"),
        pytest.param(("--other-app-id", "x"), "COUNTERFOIL_OTHER_APP_TOKEN", id="half a key"),
    ],
)
def test_an_option_that_makes_no_sense_is_told_before_any_call(arguments, sentence):
    result = conform("http://127.0.0.1:9", *arguments)

    assert sentence in complaint(result)

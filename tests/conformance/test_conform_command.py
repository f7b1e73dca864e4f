"""`counterfoil conform` from the outside: what a user's mistake and a server's fault come to."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from click.testing import CliRunner

import spec
from conformance import cli
from tests.conformance.staging.sandbox import sandbox
from tests.conformance.tiny import DOCUMENT, Till, serving


class _Page(BaseHTTPRequestHandler):
    """A web site, but no API."""

    def do_GET(self):
        body = b"<h1>Welcome</h1>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@contextmanager
def a_web_site():
    server = HTTPServer(("127.0.0.1", 0), _Page)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join(5)


def conform(*arguments, **environment):
    return CliRunner().invoke(cli.conform, arguments, env=environment)


@pytest.fixture
def small(monkeypatch):
    """Let the command judge against the small contract."""
    monkeypatch.setattr(spec, "load", lambda: DOCUMENT)


def test_help_has_an_example_and_the_exit_statuses():
    result = conform("--help")

    assert result.exit_code == 0
    assert "counterfoil conform http://localhost:8080 --seed 7" in result.output
    assert "0 conformant, 1 findings, 2 could not run" in result.output


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        pytest.param("http://127.0.0.1:9", "Nothing answers at http://127.0.0.1:9", id="nobody"),
        pytest.param("localhost:8000", "is no URL", id="no scheme"),
        pytest.param("ftp://localhost", "is no URL", id="another scheme"),
        pytest.param("https://api.example.com", "Credentials are missing", id="no keys"),
    ],
)
def test_a_mistake_of_the_user_is_one_sentence_and_status_2(small, url, sentence):
    result = conform(url)

    assert result.exit_code == 2
    assert sentence in result.output
    assert "Traceback" not in result.output


def test_a_web_site_is_no_api(small):
    with a_web_site() as url:
        result = conform(url)

    assert result.exit_code == 2
    assert "does not answer JSON" in result.output


def test_wrong_credentials_are_said_to_be_wrong(small):
    with serving(Till()) as url:
        result = conform(url, "--app-token", "wrong")

    assert result.exit_code == 2
    assert "does not accept these credentials" in result.output


def test_a_file_that_cannot_be_written_is_one_sentence(small, tmp_path):
    result = conform("http://127.0.0.1:9", "--junit", str(tmp_path))

    assert result.exit_code == 2
    assert "Traceback" not in result.output


@pytest.mark.slow
def test_an_honest_server_gives_status_0_and_all_reports(tmp_path):
    junit, told = tmp_path / "junit.xml", tmp_path / "verdict.json"
    files = ("--junit", str(junit), "--json", str(told), "--state-dir", str(tmp_path))

    with sandbox() as url:
        result = conform(url, "--profile", "smoke", "--seed", "3", *files)

    assert result.exit_code == 0, result.output
    assert "seed 3" in result.output
    assert "<testsuites" in junit.read_text()
    assert json.loads(told.read_text())["conformant"] is True


@pytest.mark.slow
def test_a_lie_gives_status_1_and_no_secret(small, tmp_path):
    with serving(Till("wrong_total")) as url:
        result = conform(url, "--json", "--state-dir", str(tmp_path))

    verdict = json.loads(result.stdout)
    assert result.exit_code == 1
    assert "invariants_hold" in {finding["check"] for finding in verdict["findings"]}
    assert "mock-app-token" not in result.output

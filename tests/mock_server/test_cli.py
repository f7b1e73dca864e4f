"""`counterfoil serve` as a process of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import contextmanager

import pytest

pytestmark = pytest.mark.slow
COMMAND = [sys.executable, "-c", "from spec.command import main; main()", "serve"]
KEYS = {"X-App-Id": "mock-app-id", "X-App-Token": "mock-app-token"}
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


@contextmanager
def serving(*options):
    """Start the mock; yield the process and the URL of its first line."""
    process = subprocess.Popen(
        [*COMMAND, "--port", "0", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
        text=True,
    )
    try:
        line = process.stdout.readline()
        yield process, line
    finally:
        process.kill()
        process.communicate()


def url_of(line):
    return line.split(" at ")[1].split(" ")[0]


def get(url, path, **headers):
    with urllib.request.urlopen(urllib.request.Request(url + path, headers=headers)) as answer:
        return json.load(answer)


def status_of(url, path):
    try:
        with urllib.request.urlopen(urllib.request.Request(url + path, headers=KEYS)) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def failing(*options):
    done = subprocess.run(
        [*COMMAND, *options],
        capture_output=True,
        env=ENVIRONMENT,
        text=True,
        timeout=30,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def test_serve_says_where_it_is_and_what_it_serves():
    with serving() as (_, line):
        url = url_of(line)
        voucher = get(url, "/v1/vouchers/BLCKFRDY", **KEYS)

    assert line == f"counterfoil mock ready at {url} (world small_shop)\n"
    assert url.startswith("http://127.0.0.1:")
    assert voucher["code"] == "BLCKFRDY"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=lambda each: each.name)
def test_a_signal_stops_it_cleanly_and_quietly(number):
    with serving() as (process, line):
        get(url_of(line), "/_mock/health")

        process.send_signal(number)
        rest, errors = process.communicate(timeout=10)

    assert (process.returncode, rest, errors) == (0, "", "")


def test_it_stops_although_a_client_holds_its_connection():
    with serving() as (process, line):
        port = int(url_of(line).rsplit(":", 1)[1])
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.sendall(b"GET /_mock/health HTTP/1.1\r\nHost: m\r\n\r\n")
            assert connection.recv(15) == b"HTTP/1.1 200 OK"

            process.send_signal(signal.SIGTERM)

            assert process.wait(timeout=10) == 0


def test_the_clock_can_stand_still_from_the_start():
    with serving("--clock", "2026-01-15T12:00:00Z") as (_, line):
        clock = get(url_of(line), "/_mock/clock")

    assert clock == {"now": "2026-01-15T12:00:00.000Z", "frozen": True}


def test_a_world_may_be_a_file(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text("now: 2026-01-15\ncustomers: [{source_id: anna}]\n")

    with serving("--world", str(path)) as (_, line):
        customers = get(url_of(line), "/v1/customers", **KEYS)

    assert [customer["source_id"] for customer in customers["customers"]] == ["anna"]


def test_open_auth_takes_unknown_keys():
    with serving("--auth", "open") as (_, line):
        listed = get(url_of(line), "/v1/vouchers", **{"X-App-Id": "mine", "X-App-Token": "secret"})

    assert listed["total"] > 0


def test_it_can_play_a_sandbox_without_control_and_with_few_calls():
    with serving("--no-control", "--rate-limit", "2/h") as (_, line):
        statuses = [status_of(url_of(line), "/v1/vouchers") for _ in range(3)]
        control = status_of(url_of(line), "/_mock/health")

    assert (statuses, control) == ([200, 200, 429], 404)


def test_a_taken_port_is_one_sentence_and_exit_2():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        code, out, errors = failing("--port", str(port))

    assert (code, out) == (2, "")
    assert errors == f"Error: Cannot listen on 127.0.0.1, port {port}: Address already in use.\n"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        pytest.param(["--world", "atlantis"], "no world is called atlantis", id="unknown-world"),
        pytest.param(["--clock", "teatime"], "teatime is not a date-time", id="no-instant"),
        pytest.param(["--rate-limit", "often"], "such as 100/h", id="no-rate"),
        pytest.param(["--host", "0.0.0.0"], "0.0.0.0 is no loopback address", id="every-address"),
        pytest.param(["--host", "no-such-host.invalid"], "Cannot listen on", id="unknown-host"),
    ],
)
def test_what_cannot_be_served_is_one_sentence_and_exit_2(options, words):
    code, out, errors = failing("--port", "0", *options)

    assert (code, out, errors.count("\n")) == (2, "", 1)
    assert errors.startswith("Error: ")
    assert words in errors


def test_a_file_that_is_no_world_says_what_is_wrong_with_it(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text("vouchers: [{code: X}]\n")

    code, _, errors = failing("--port", "0", "--world", str(path))

    assert code == 2
    assert "vouchers" in errors


def test_help_needs_no_heavy_imports():
    code = "import sys; import mock_server.cli; sys.exit('connexion' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], env=ENVIRONMENT, check=False)

    assert done.returncode == 0

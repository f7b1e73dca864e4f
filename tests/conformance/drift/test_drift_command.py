"""`counterfoil drift` from the outside, against mocks that are honest and mocks that are not."""

import json

import httpx
import pytest
from click.testing import CliRunner

from conformance.drift.cli import drift
from mock_server.app import serving
from tests.conformance.staging.sandbox import KEYS, sandbox, stock
from tests.mock_server.app.server import running

pytestmark = pytest.mark.slow


def command(folder, *arguments):
    return CliRunner().invoke(drift, [*arguments, "--state-dir", str(folder)])


def told(result):
    return json.loads(result.stdout)


@pytest.fixture
def liar():
    """Serve a mock that redeems vouchers which are switched off."""
    app = serving.app(control=True, world="small_shop")
    with running(app) as server:
        url = f"http://127.0.0.1:{server.port}"
        lie = {"sabotage": "disabled_accepted"}
        httpx.put(f"{url}/_mock/faults", json=lie, headers=KEYS, trust_env=False)
        yield url


def test_two_honest_servers_are_alike_and_nothing_stays(tmp_path):
    with sandbox() as url:
        before = stock(url)
        result = command(tmp_path, url, "--profile", "smoke", "--json")
        after = stock(url)

    assert told(result)["drifts"] == []
    assert result.exit_code == 0
    assert told(result)["calls"]["tour"] > 50
    assert after == before
    assert told(result)["clean_up"]["left"] == []
    assert "the worked examples" in result.output


def test_a_lie_is_explained_with_both_values_and_the_rule(liar, tmp_path):
    result = command(tmp_path, liar, "--profile", "smoke", "--json")

    assert result.exit_code == 1
    found = next(each for each in told(result)["drifts"] if each["path"] == "status")
    assert (found["reference"], found["target"]) == ("400 voucher_disabled", 200)
    assert found["ruling"]["right"] == "reference"
    assert found["ruling"]["rule"]
    assert found["reproduction"][0].startswith(f"curl -X POST {liar}/v1/vouchers/")
    assert found["operation"] == "create_redemption"
    assert "/v1/redemptions" in found["reproduction"][-1]
    assert "mock-app-token" not in result.output


def test_two_urls_are_compared_with_each_other(tmp_path):
    with sandbox() as url, sandbox() as other:
        before = stock(other)
        result = command(tmp_path, url, "--against", other, "--profile", "smoke", "--json")
        after = stock(other)

    assert told(result)["reference"] == other
    assert told(result)["drifts"] == []
    assert after == before


def test_a_dry_run_says_how_many_calls_and_makes_none(tmp_path):
    result = command(tmp_path, "http://127.0.0.1:9", "--profile", "smoke", "--dry-run")

    assert result.exit_code == 0
    assert "calls in all" in result.output


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        pytest.param(["http://127.0.0.1:9"], "Nothing answers", id="nobody"),
        pytest.param(["ftp://localhost"], "is no URL", id="another scheme"),
        pytest.param(["https://api.voucherify.io"], "is a production host", id="production"),
        pytest.param(["https://api.example.com"], "Credentials are missing", id="no keys"),
        pytest.param(["http://127.0.0.1:9", "--json", "/no/such/x"], "does not exist", id="file"),
    ],
)
def test_a_mistake_of_the_user_is_one_sentence_and_status_2(tmp_path, arguments, sentence):
    result = command(tmp_path, *arguments)

    assert result.exit_code == 2
    assert sentence in result.output
    assert "Traceback" not in result.output


def test_help_has_an_example_and_the_exit_statuses():
    result = CliRunner().invoke(drift, ["--help"])

    assert "counterfoil drift http://localhost:8080" in result.output
    assert "0 no drift, 1 drift, 2 could not run" in result.output

"""A server may stand below a path of its host: everything goes there, and nothing beside it."""

import json

import pytest
from click.testing import CliRunner

from conformance import cli
from conformance import contract as contracts
from conformance.boundaries import layer as boundaries
from conformance.drift.cli import drift
from conformance.machine import layer as machine
from conformance.races import layer as races
from conformance.schema import layer as schema
from conformance.security import layer as security
from mock_server.app import serving
from tests.conformance.liars import played
from tests.conformance.prefixing import below
from tests.conformance.repro.liar import be_honest, lie, run
from tests.conformance.staging.sandbox import sandbox
from tests.mock_server.app.server import running

PREFIX = "/some/prefix"
CONTRACT = contracts.read().below(f"https://shop.example{PREFIX}/")


@pytest.fixture(autouse=True)
def state(monkeypatch, tmp_path):
    """Remember runs in a folder of our own."""
    monkeypatch.setenv("COUNTERFOIL_STATE_DIR", str(tmp_path / "state"))


@pytest.fixture(name="shop")
def _shop():
    with (
        running(serving.app(control=True, world="small_shop")) as server,
        below(f"http://127.0.0.1:{server.port}", PREFIX) as (url, missed),
    ):
        yield url, missed


@pytest.mark.parametrize(
    ("url", "operation"),
    [
        pytest.param("https://shop.example/some/prefix/v1/vouchers", "list_vouchers", id="below"),
        pytest.param("/v1/vouchers", "list_vouchers", id="only a path"),
        pytest.param("https://shop.example/v1/vouchers", None, id="beside it"),
        pytest.param("https://shop.example/some/prefixes/v1/vouchers", None, id="another word"),
    ],
)
def test_whole_urls_are_calls_of_the_contract_below_its_base_only(url, operation):
    found = CONTRACT.operation_of("GET", url)

    assert (found.id if found else None) == operation


def test_a_base_that_looks_like_a_part_of_the_api_is_told_apart():
    contract = contracts.read().below("https://shop.example/client")

    server = contract.operation_of("POST", "https://shop.example/client/v1/redemptions")
    client = contract.operation_of("POST", "https://shop.example/client/client/v1/redemptions")

    assert (server.id, client.id) == ("create_redemption", "create_client_redemption")


@pytest.mark.slow
def test_a_run_calls_only_what_is_below_the_base(shop, tmp_path):
    url, missed = shop
    told = tmp_path / "told.json"

    result = CliRunner().invoke(cli.conform, [url, "--profile", "smoke", "--json", str(told)])

    report = json.loads(told.read_text())
    assert result.exit_code == 0, result.output
    assert report["target"] == url
    assert sum(report["calls"].values()) >= 90
    assert missed == []


@pytest.mark.slow
def test_what_was_made_below_the_base_is_cleaned_up():
    with sandbox() as server, below(server, PREFIX) as (url, missed):
        result = CliRunner().invoke(cli.conform, [url, "--profile", "smoke"])

    assert result.exit_code == 0, result.output
    assert "vouchers deleted" in result.output
    assert "Nothing else is left" in result.output
    assert missed == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "layer", [races.play, boundaries.play, machine.play, security.play, schema.play]
)
def test_every_layer_finds_its_way(shop, layer):
    url, missed = shop

    run = played(url, layer, calls=60)

    assert any(each.succeeded for each in run.exchanges)
    assert {each.url.startswith(f"{url}/") for each in run.exchanges} == {True}
    assert {path for path in missed if path != PREFIX} == set()  # Schemathesis looks at the root


@pytest.mark.slow
def test_drift_compares_what_is_below_the_base(shop):
    url, missed = shop

    result = CliRunner().invoke(drift, [url, "--profile", "smoke"])

    assert result.exit_code == 0, result.output
    assert missed == []


@pytest.mark.slow
def test_a_saved_finding_is_shown_below_the_base(shop, tmp_path):
    url, missed = shop
    saved = str(tmp_path / "saved")
    lie(url, "voucher_without_type")
    CliRunner().invoke(cli.conform, [url, "--profile", "smoke", "--save-repro", saved])

    while_lying = run(saved, url)
    be_honest(url)
    while_honest = run(saved, url)

    assert "failed" in while_lying.stdout, while_lying.stdout
    assert "passed" not in while_lying.stdout
    assert "failed" not in while_honest.stdout, while_honest.stdout
    assert missed == []

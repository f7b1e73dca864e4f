from dataclasses import replace

import pytest

from conformance.credentials import DEFAULT, Credentials
from conformance.reach.order import Order
from conformance.reach.production import is_production
from conformance.target import CouldNotRun


@pytest.mark.parametrize(
    "url",
    ["localhost:80", "ftp://x", "http://", "/v1", "http://[::1", "http://h:99999", "http://h:0"],
)
def test_what_is_no_url_is_told(url):
    with pytest.raises(CouldNotRun, match="is no URL"):
        Order(url=url).check()


def test_what_is_no_url_of_a_control_api_is_told():
    with pytest.raises(CouldNotRun, match="is no URL"):
        Order(url="http://127.0.0.1:9", control="localhost:80").check()


def test_a_password_in_the_url_is_refused_and_not_repeated():
    with pytest.raises(CouldNotRun, match="Keys do not belong into the URL of localhost") as told:
        Order(url="http://me:secret@localhost:9").check()

    assert "secret" not in str(told.value)


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/?page=1", "http://127.0.0.1:9/#docs"])
def test_what_follows_the_path_is_no_part_of_a_root(url):
    with pytest.raises(CouldNotRun, match="leave out what follows the path"):
        Order(url=url).check()


@pytest.mark.parametrize(
    ("host", "production"),
    [
        ("api.voucherify.io", True),
        ("as1.api.voucherify.io", True),
        ("acme.voucherify.io.", True),
        ("VOUCHERIFY.IO", True),
        ("voucherify.io.example.com", False),
        ("notvoucherify.io", False),
        ("localhost", False),
    ],
)
def test_production_hosts_are_known(host, production):
    assert is_production(host) is production


def test_a_production_host_can_be_meant():
    order = Order(url="https://api.voucherify.io", production=True)

    order.check()


def test_without_options_the_whole_contract_is_judged():
    contract, cut = Order().scope(DEFAULT)

    assert cut.without == ()
    assert "create_redemption" in contract.operations


def test_without_a_key_its_operations_are_left_out():
    keys = replace(DEFAULT, client_id="", client_token="")

    contract, cut = Order().scope(keys)

    assert "create_client_redemption" in cut.without
    assert not any(each.path.startswith("/client") for each in contract.operations.values())


def test_with_an_access_token_only_what_it_opens_is_judged():
    contract, cut = Order().scope(Credentials(oauth_token="t"))

    assert "create_redemption" in contract.operations
    assert "create_oauth_token" in cut.without


def test_who_only_reads_judges_what_only_reads():
    contract, _ = Order(read_only=True).scope(DEFAULT)

    assert {each.method for each in contract.operations.values()} == {"GET"}


def test_a_contract_with_nothing_in_common_is_no_contract(tmp_path):
    other = tmp_path / "other.yaml"
    other.write_text("{openapi: 3.0.3, info: {title: x, version: '1'}, paths: {/pets: {get: {}}}}")

    with pytest.raises(CouldNotRun, match="no operation in common"):
        Order(contract=str(other)).scope(DEFAULT)

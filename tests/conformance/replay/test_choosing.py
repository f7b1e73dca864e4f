"""The API is found in the traffic: its host, and what stands before its paths."""

import pytest

from conformance.replay import reading
from conformance.replay.choosing import choose
from conformance.target import CouldNotRun
from tests.conformance.replay.hars import an_entry, written
from tests.conformance.tiny import contract

OTHER = "https://cdn.test"


def chosen(folder, *entries, host="", base=None):
    return choose(reading.read(written(folder, *entries)), contract(), host, base)


def test_the_host_that_answers_calls_of_the_contract_is_the_api(tmp_path):
    place = chosen(tmp_path, an_entry("GET /logo.png", host=OTHER), an_entry())

    assert place.url == "https://api.shop.test"


@pytest.mark.parametrize("base", [None, "/shop/api", "shop/api/"])
def test_what_stands_before_the_paths_belongs_to_the_root(tmp_path, base):
    place = chosen(tmp_path, an_entry("GET /shop/api/v1/vouchers"), base=base)

    assert place.url == "https://api.shop.test/shop/api"
    there = place.contract(contract())
    assert there.operation_of("GET", f"{place.url}/v1/vouchers").id == "list_tickets"
    assert there.operation_of("GET", "https://api.shop.test/v1/vouchers") is None


def test_of_several_hosts_the_user_names_one(tmp_path):
    entries = an_entry(), an_entry(host=OTHER)

    with pytest.raises(CouldNotRun, match=r"--host api\.shop\.test, cdn\.test"):
        chosen(tmp_path, *entries)

    assert chosen(tmp_path, *entries, host="CDN.test").origin == OTHER


@pytest.mark.parametrize(
    ("entries", "given", "why"),
    [
        pytest.param([], {}, "it is empty", id="nothing"),
        pytest.param([an_entry("GET /x")], {}, "it has calls of api.shop.test", id="no call"),
        pytest.param([an_entry()], {"host": OTHER}, f"for {OTHER}", id="another host"),
        pytest.param([an_entry()], {"base": "/api"}, "No call", id="another base"),
    ],
)
def test_traffic_without_the_api_is_one_sentence(tmp_path, entries, given, why):
    with pytest.raises(CouldNotRun, match="No call of the contract") as failed:
        chosen(tmp_path, *entries, **given)

    assert why in str(failed.value)

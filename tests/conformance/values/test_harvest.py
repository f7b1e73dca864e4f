from conformance.credentials import DEFAULT
from conformance.target import Target
from conformance.values.harvest import Harvest
from conformance.values.names import Names
from conformance.values.pools import Pools
from tests.conformance.tiny import Till, contract, serving


def harvested(till):
    pools = Pools()
    with serving(till) as url, Target(url, contract(), DEFAULT) as target:
        exchanges = list(Harvest(target, Names("abc"), pools, "w").calls())
    return pools, exchanges


def test_what_exists_is_found_and_something_is_made():
    pools, _ = harvested(Till())

    assert pools.found["voucher_code"] == ["SUMMER-1", "EXPIRED"]
    assert len(pools.made["voucher_code"]) == 5


def test_links_are_followed_to_operations_that_have_no_list():
    _, exchanges = harvested(Till())

    assert any(e.before and e.method == "GET" and e.succeeded for e in exchanges)


def test_a_server_that_refuses_everything_leaves_the_pools_empty():
    pools, exchanges = harvested(Till("closed"))

    assert pools.made == {}
    assert exchanges

from conformance.values.pools import Pools
from tests.conformance.evidence import an_error, an_exchange
from tests.conformance.tiny import contract

LISTED = {"vouchers": [{"code": "A", "amount_off": 1}, {"code": "B", "amount_off": 1}]}


def test_a_list_gives_away_what_exists():
    pools = Pools()

    pools.learn(contract(), an_exchange("GET /v1/vouchers", body=LISTED))

    assert pools.values == {"voucher_code": ["A", "B"]}


def test_an_error_gives_nothing_away():
    pools = Pools()

    pools.learn(contract(), an_error(404, "not_found"))

    assert pools.values == {}


def test_what_some_delete_is_not_what_others_need():
    pools = Pools({"code": ["A", "B", "C"]})

    assert (pools.lasting(), pools.expendable()) == ({"code": ["A", "B"]}, {"code": ["C"]})


def test_a_single_value_serves_both():
    pools = Pools({"code": ["A"]})

    assert pools.lasting() == pools.expendable() == {"code": ["A"]}

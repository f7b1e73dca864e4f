from conformance.values.pools import Pools
from tests.conformance.evidence import an_error, an_exchange
from tests.conformance.tiny import contract

LISTED = {"vouchers": [{"code": "A", "amount_off": 1}, {"code": "B", "amount_off": 1}]}


def test_a_list_gives_away_what_exists():
    pools = Pools()

    pools.learn(contract(), an_exchange("GET /v1/vouchers", body=LISTED))

    assert pools.found == {"voucher_code": ["A", "B"]}


def test_an_error_gives_nothing_away():
    pools = Pools()

    pools.learn(contract(), an_error(404, "not_found"))

    assert pools.all() == {}


def test_what_a_post_names_first_was_made_by_it():
    pools = Pools()

    pools.learn(contract(), an_exchange("GET /v1/vouchers", body=LISTED))
    pools.learn(contract(), an_exchange("POST /v1/vouchers/C", body={"code": "C", "amount_off": 1}))
    pools.learn(contract(), an_exchange("POST /v1/vouchers/A", body={"code": "A", "amount_off": 1}))

    assert pools.made == {"voucher_code": ["C"]}
    assert pools.all() == {"voucher_code": ["C", "A", "B"]}


def test_what_some_delete_is_not_what_others_need():
    pools = Pools({"code": ["A", "B", "C", "D"]}, {"code": ["theirs"]})

    assert pools.lasting() == {"code": ["A", "B", "theirs"]}
    assert pools.expendable() == {"code": ["C", "D"]}


def test_a_single_thing_serves_both():
    pools = Pools({"code": ["A"]})

    assert pools.lasting() == pools.expendable() == {"code": ["A"]}


def test_what_was_deleted_is_forgotten():
    pools = Pools({"code": ["A B", "C"]}, {"code": ["D"]})

    pools.forget("http://127.0.0.1/v1/vouchers/A%20B")

    assert pools.all() == {"code": ["C", "D"]}


def test_on_a_server_of_others_only_what_is_ours_may_be_used():
    pools = Pools(owns=lambda _, value: value == "B")

    pools.learn(contract(), an_exchange("GET /v1/vouchers", body=LISTED))
    pools.learn(contract(), an_exchange("POST /v1/vouchers/C", body={"code": "C", "amount_off": 1}))

    assert pools.all() == {"voucher_code": ["B"]}
    assert pools.lasting() == {"voucher_code": ["B"]}
    assert pools.found == {"voucher_code": ["A", "C"]}

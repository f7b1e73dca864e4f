from conformance.target import Request
from conformance.values.names import Names
from conformance.values.sample import Filling, sample
from tests.conformance.tiny import contract


def a_sample(operation, pools, turn=None, stand_in=""):
    filling = Filling(pools, Names("abc"), turn, stand_in)
    return sample(contract(), contract().operations[operation], filling)


def test_an_example_is_sent_as_it_stands_first():
    request = a_sample("redeem_ticket", {"voucher_code": ["A"]})

    assert request == Request("POST", "/v1/redemptions", {"code": "SUMMER-1", "amount": 1000})


def test_then_with_values_that_exist():
    request = a_sample("redeem_ticket", {"voucher_code": ["A", "B"]}, turn=3)

    assert request is not None
    assert request.body == {"code": "B", "amount": 1000}


def test_a_new_thing_gets_a_new_name():
    request = a_sample("make_ticket", {})

    assert request is not None
    assert request.path == "/v1/vouchers/new-nabc000"


def test_there_is_no_call_without_the_thing_in_its_path():
    assert a_sample("get_ticket", {}) is None


def test_anything_will_do_where_the_answer_does_not_depend_on_it():
    request = a_sample("get_ticket", {}, turn=0, stand_in="nobody")

    assert request is not None
    assert request.path == "/v1/vouchers/nobody"


def test_on_a_server_of_others_the_values_of_the_examples_are_not_used():
    filling = Filling({}, Names("abc123", whole=True), ours=True)

    request = sample(contract(), contract().operations["redeem_ticket"], filling)

    assert request is not None
    assert request.body == {"code": "abc123000", "amount": 1000}


def test_there_is_no_sample_where_nothing_of_ours_could_be_named():
    filling = Filling({}, Names("abc123", whole=True), ours=True)

    assert sample(contract(), contract().operations["get_ticket"], filling) is None

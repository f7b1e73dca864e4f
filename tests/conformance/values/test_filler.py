from hypothesis import given
from hypothesis import strategies as st

from conformance.values.filler import Filler
from conformance.values.names import Names
from tests.conformance.tiny import contract

REDEMPTION = {"$ref": "#/components/schemas/RedemptionCreate"}


def a_filler():
    kept, changed = {"voucher_code": ["KEPT-1", "KEPT-2"]}, {"voucher_code": ["CHANGED"]}
    return Filler(contract(), kept, changed, Names("abc"))


@given(st.text(min_size=1, max_size=20))
def test_the_same_drawn_value_is_filled_in_the_same_way(drawn):
    body = {"code": drawn, "amount": 1}

    assert a_filler().body(REDEMPTION, body) == a_filler().body(REDEMPTION, body)


def test_most_drawn_values_become_values_that_exist():
    filler = a_filler()

    filled = [filler.body(REDEMPTION, {"code": f"drawn-{n}"})["code"] for n in range(100)]

    assert 60 < sum(code in ("KEPT-1", "KEPT-2") for code in filled) < 95


def test_a_wrong_value_stays_wrong():
    body = {"code": "far too long to be a code", "amount": "x"}

    assert a_filler().body(REDEMPTION, body) == body


def test_what_a_link_brought_is_left_alone():
    filler = a_filler()
    filler.notice("GET", "/v1/vouchers/drawn-0", 200, {"code": "drawn-0", "amount_off": 1})

    filled = filler.body(REDEMPTION, {"code": "drawn-0"})

    assert filled == {"code": "drawn-0"}


def test_the_drawn_body_is_not_touched():
    body = {"code": "drawn-1"}

    a_filler().body(REDEMPTION, body)

    assert body == {"code": "drawn-1"}


def test_a_new_name_is_put_into_the_path():
    operation = contract().operations["make_ticket"]

    filled = a_filler().parameters(operation, "path", {"code": "drawn-000"})

    assert filled == {"code": "draabc000"}


def test_a_name_in_the_path_is_encoded_as_a_whole():
    operation = contract().operations["make_ticket"]

    filled = a_filler().parameters(operation, "path", {"code": "%F0%9F%8E%81%F0%9F%8E%81new-one"})

    assert filled == {"code": "%F0%9F%8E%81%F0%9F%8E%81nabc000"}


def test_a_body_of_another_shape_passes_through():
    assert a_filler().body(REDEMPTION, "text") == "text"


def test_on_a_server_of_others_nothing_foreign_is_named():
    known = {"voucher_code": ["KEPT-1"]}
    names = Names("abc123", whole=True)
    filler = Filler(contract(), known, {}, names, owns=lambda _, value: "abc123" in value)

    bodies = [filler.body(REDEMPTION, {"code": f"drawn-{n}"}) for n in range(50)]
    path = filler.parameters(contract().operations["get_ticket"], "path", {"code": "FOREIGN-1"})

    assert all(body["code"] == "KEPT-1" or "abc123" in body["code"] for body in bodies)
    assert path["code"] == "KEPT-1" or "abc123" in path["code"]


def test_a_wrong_parameter_stays_wrong_on_a_server_of_others():
    filler = Filler(contract(), {}, {}, Names("abc"), owns=lambda *_: False)
    operation = contract().operations["get_ticket"]

    assert filler.parameters(operation, "path", {"code": "%20"}) == {"code": "%20"}

"""Requests of a reproduction keep what matters, and lose what a fuzzer has put beside it."""

import json

from hypothesis import given
from hypothesis import strategies as st

from conformance.repro.trimming import smaller, trimmed
from tests.conformance.repro.traces import a_call, making, redeeming

JUNK = {"code": "x", "metadata": {"a": [1, {"b": None}], "ÿ": "\x00" * 30}, "type": "GIFT"}


def sizes(call):
    return (len(call.url.partition("?")[2]), len(call.request_body))


def test_what_does_not_matter_goes_out_of_the_body():
    call = a_call("POST /v1/vouchers", JUNK)

    (few,) = trimmed((call,), lambda calls: '"code"' in calls[-1].request_body, 50)

    assert json.loads(few.request_body) == {"code": "x"}


def test_what_matters_deep_inside_stays_with_what_it_is_in():
    call = a_call("POST /v1/vouchers", JUNK)

    (few,) = trimmed((call,), lambda calls: '"b"' in calls[-1].request_body, 50)

    assert json.loads(few.request_body) == {"metadata": {"a": [{"b": None}]}}


def test_queries_are_trimmed_too():
    call = a_call("GET /v1/vouchers?page=1&limit=10&order=code")

    (few,) = trimmed((call,), lambda calls: "limit=10" in calls[-1].url, 50)

    assert few.url.endswith("/v1/vouchers?limit=10")


def test_every_call_is_trimmed_and_none_is_dropped():
    few = trimmed((making(), redeeming()), lambda _: True, 100)

    assert [each.request_body for each in few] == ["{}", "{}"]


def test_nobody_is_asked_more_often_than_allowed():
    asked = []

    trimmed((a_call("POST /v1/vouchers", JUNK),), lambda calls: asked.append(calls) or False, 3)

    assert len(asked) == 3


@given(
    st.recursive(
        st.none() | st.integers(0, 9) | st.text(max_size=30),
        lambda part: st.lists(part, max_size=3) | st.dictionaries(st.text(max_size=3), part),
        max_leaves=8,
    )
)
def test_every_smaller_request_is_smaller(sent):
    call = a_call("POST /v1/vouchers?page=1&limit=2", sent)

    assert all(sizes(each) != sizes(call) for each in smaller(call))
    assert all(sum(sizes(each)) < sum(sizes(call)) for each in smaller(call))


def test_a_broken_body_is_left_alone():
    call = a_call("POST /v1/vouchers", None)

    assert [*smaller(call)] == []

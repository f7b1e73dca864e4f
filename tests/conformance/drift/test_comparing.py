"""Where two answers differ, and where they only have other names for the same."""

import pytest

from conformance.drift.comparing import Comparer, Difference
from conformance.drift.instants import Instants
from conformance.drift.renaming import Renaming
from conformance.model.matching import MISSING
from tests.conformance.evidence import an_error, an_exchange


def differences(left, right, alone=True, comparer=None):
    comparer = comparer or Comparer(Renaming(), Instants(), alone)
    return [*comparer.differences(left, right)]


def answers(left, right):
    return an_exchange(body=left), an_exchange(body=right)


def a_list(*rows, total):
    return {"object": "list", "data_ref": "vouchers", "vouchers": [*rows], "total": total}


def test_two_answers_that_only_have_other_names_are_alike():
    left = {"id": "r_aaaaaa11", "order": {"id": "ord_aaaaaa11"}, "request_id": "v-1", "amount": 5}
    right = {"id": "r_bbbbbb22", "order": {"id": "ord_bbbbbb22"}, "request_id": "v-2", "amount": 5}

    assert differences(*answers(left, right)) == []


def test_seconds_since_1970_are_instants_too():
    comparer = Comparer(Renaming(), Instants(), True)
    noon = {"created_at": "2026-01-15T12:00:00Z", "expires_at": 1768482000}
    later = {"created_at": "2026-01-15T12:00:07Z", "expires_at": 1768482007}
    comparer.instants.during(noon, later, (0.1, 0.1))

    assert differences(*answers(noon, later), comparer=comparer) == []
    assert differences(*answers({"expires_at": 1768482000}, {"expires_at": 5})) != []


@pytest.mark.parametrize(
    ("left", "right", "path"),
    [
        pytest.param({"a": [{"b": 1}]}, {"a": [{"b": 2}]}, "a[0].b", id="a value"),
        pytest.param({"a": 1}, {"a": True}, "a", id="true is not 1"),
        pytest.param({"a": 1}, {"a": "1"}, "a", id="text is no number"),
        pytest.param({"a": [1]}, {"a": [1, 1]}, "a", id="how many"),
        pytest.param({"a": {}}, {"a": []}, "a", id="an object is no list"),
        pytest.param({"a": None}, {}, "a", id="null is not nothing"),
        pytest.param({}, {"a": 1}, "a", id="more on the other side"),
    ],
)
def test_the_place_of_a_difference_is_named(left, right, path):
    assert [each.path for each in differences(*answers(left, right))] == [path]


def test_the_status_comes_before_everything_else():
    found = differences(an_exchange(), an_error(400, "quantity_exceeded"))

    assert found == [Difference("status", 200, "400 quantity_exceeded")]


def test_of_an_error_its_key_counts_and_not_its_words():
    left = an_error(400, "voucher_expired", details="one", request_id="v-1")
    right = an_error(400, "voucher_expired", details="another", request_id="v-2")
    other = an_error(400, "voucher_disabled")

    assert differences(left, right) == []
    assert differences(left, other) == [Difference("key", "voucher_expired", "voucher_disabled")]


def test_members_that_are_ids_have_partners():
    left = {"entries": {"r_aaaaaa11": {"n": 1}}}
    right = {"entries": {"r_bbbbbb22": {"n": 2}}}

    assert differences(*answers(left, right)) == [Difference("entries.r_aaaaaa11.n", 1, 2)]


def test_servers_that_hold_more_are_compared_by_the_rows_that_both_have_shown():
    comparer = Comparer(Renaming(), Instants(), False)
    differences(*answers({"id": "v_aaaaaa11"}, {"id": "v_bbbbbb22"}), comparer=comparer)
    left = a_list({"id": "v_aaaaaa11", "n": 1}, {"id": "v_foreign01", "n": 7}, total=2)
    right = a_list({"id": "v_foreign01", "n": 8}, {"id": "v_bbbbbb22", "n": 2}, total=9)

    found = differences(*answers(left, right), comparer=comparer)

    assert found == [Difference("vouchers[0].n", 1, 2)]


def test_servers_that_hold_the_same_are_compared_by_all_that_they_list():
    left, right = a_list({"n": 1}, total=1), a_list({"n": 1}, {"n": 1}, total=2)

    found = differences(*answers(left, right))

    assert found == [
        Difference("vouchers", "1 entries", "2 entries"),
        Difference("total", 1, 2),
    ]


def test_an_answer_that_is_no_json_differs_from_one_that_is():
    found = differences(an_exchange(body={"a": 1}), an_exchange(body="<html>"))

    assert found == [Difference("", {"a": 1}, None)]


def test_what_is_missing_says_so():
    (found,) = differences(*answers({"a": 1}, {}))

    assert found.right is MISSING


def test_the_rows_below_what_a_caller_made_are_compared_on_a_shared_server_too():
    call = "GET /v1/vouchers/CARD-x7/transactions"
    left, right = (
        {"data_ref": "data", "data": [{"id": id_}]} for id_ in ("vtx_aaa111", "vtx_bbb222")
    )
    comparer = Comparer(Renaming(), Instants(), alone=False)

    found = differences(
        an_exchange(call, body=left, ours="x7"),
        an_exchange(call, body=right, ours="x7"),
        comparer=comparer,
    )

    assert found == []
    assert comparer.renaming.knows("vtx_aaa111")

"""What the model knows, and how it puts it together."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.model.choices import Choices, TooMany, ways
from conformance.model.clock import Clock
from conformance.model.documents import edited, merged
from conformance.model.edit import (
    Book,
    Drop,
    Forget,
    Hold,
    Ledger,
    Loosen,
    Put,
    Release,
    Smudge,
    made,
)
from conformance.model.expected import ABSENT, Amount, Instant, Lasting, OneOf, Rows, Starts, Within
from conformance.model.matching import MISSING, Bindings, at, differences
from conformance.model.moment import ANY_TIME, EVER, Moment, instant, length
from conformance.model.session import Session
from conformance.model.shelf import Shelf
from conformance.model.state import State
from conformance.model.unknown import UNKNOWN, Symbol, Unpredictable
from tests.conformance.evidence import an_exchange

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)
MUG = {"id": "v_1", "code": "MUG", "gift": {"balance": 5}, "discount": None}


def the_differences(expected, found, taken=()):
    return list(differences(expected, found, Bindings(taken=lambda value: value in taken)))


@pytest.mark.parametrize(
    ("expected", "found"),
    [
        pytest.param({"a": 1}, {"a": 1, "b": 2}, id="more-members"),
        pytest.param({"a": None}, {}, id="null-is-absent"),
        pytest.param({"a": UNKNOWN}, {"a": object}, id="unknown"),
        pytest.param({"a": ABSENT}, {"a": None}, id="absent"),
        pytest.param({"a": Amount(0)}, {}, id="zero-left-out"),
        pytest.param(10, 10.0, id="number"),
        pytest.param(OneOf((1, 2)), 2, id="either"),
        pytest.param(Within(1, 3), 3, id="within"),
        pytest.param(Starts("r_"), "r_1", id="start"),
        pytest.param(Instant("2026-01-01"), "2026-01-01T00:00:00.000Z", id="instant"),
        pytest.param(Lasting("PT60M"), "PT1H", id="length"),
        pytest.param([Symbol("a"), Symbol("a")], ["x", "x"], id="same-symbol"),
        pytest.param(Rows("id", (("x", {"n": 1}),)), [{"id": "y"}], id="unknown-row"),
        pytest.param({Symbol("a"): {"n": 1}}, {"x": {"n": 2}}, id="unbound-member"),
    ],
)
def test_what_is_as_expected_is_no_difference(expected, found):
    assert the_differences(expected, found) == []


@pytest.mark.parametrize(
    ("expected", "found", "path"),
    [
        pytest.param({"a": {"b": 1}}, {"a": {"b": True}}, "a.b", id="one-is-not-true"),
        pytest.param({"a": [1]}, {"a": [1, 2]}, "a", id="longer-list"),
        pytest.param([{"a": Amount(5)}], [{}], "[0].a", id="amount-left-out"),
        pytest.param({"a": ABSENT}, {"a": 0}, "a", id="not-absent"),
        pytest.param(OneOf((1, 2)), 3, "", id="neither"),
        pytest.param(Within(1, 3), 4, "", id="above"),
        pytest.param(Starts("r_"), None, "", id="no-text"),
        pytest.param([Symbol("a"), Symbol("a")], ["x", "y"], "[1]", id="two-values"),
        pytest.param(Symbol("a", fresh=True), "old", "", id="taken"),
        pytest.param(Symbol("a", "rf_"), "r_1", "", id="prefix"),
        pytest.param(Rows("id", required=frozenset("x")), [], "", id="row-missing"),
        pytest.param(Rows("id", banned=frozenset("x")), [{"id": "x"}], "", id="row-banned"),
        pytest.param(
            Rows("id", required=frozenset("c"), banned=frozenset("x"), alias="code"),
            [{"id": "y", "code": {}}],
            "",
            id="row-whose-alias-is-no-text",
        ),
        pytest.param(
            Rows("id", banned=frozenset("c"), alias="code"),
            [{"id": "x", "code": "c"}],
            "",
            id="name",
        ),
        pytest.param(Rows("id", closed=True), [{"id": "x"}], "", id="row-too-many"),
        pytest.param(Rows("id", (("x", {"n": 1}),)), [{"id": "x", "n": 2}], "[0].n", id="row"),
    ],
)
def test_what_is_not_as_expected_is_told_with_its_place(expected, found, path):
    assert [place for place, *_ in the_differences(expected, found, {"old"})] == [path]


def test_a_symbol_that_names_a_member_stands_for_it_from_then_on():
    expected = {"id": Symbol("a"), "uses": {Symbol("a"): {"n": 1}}}

    wrong = the_differences(expected, {"id": "x", "uses": {"x": {"n": 2}}})

    assert wrong == [("uses.x.n", 1, 2)]


@pytest.mark.parametrize(
    ("path", "value"), [("a[1].b", 2), ("", {"a": [0, {"b": 2}]}), ("a[5]", MISSING)]
)
def test_a_path_leads_to_a_value(path, value):
    assert at({"a": [0, {"b": 2}]}, path) == value


@pytest.mark.parametrize(
    "use", [bool, len, lambda it: it["a"], lambda it: it + 1, lambda it: it < 1]
)
def test_nothing_follows_from_the_unknown(use):
    with pytest.raises(Unpredictable):
        use(UNKNOWN)


def test_every_way_through_open_questions_is_tried_once():
    def go(choices):
        return choices.decide(None, "a"), choices.decide(True, "b"), choices.decide(None, "c")

    assert sorted(ways(go)) == sorted((a, True, c) for a in (True, False) for c in (True, False))


def test_the_same_question_has_the_same_answer():
    choices = Choices((False,))

    assert [choices.decide(None, "a") for _ in range(2)] == [False, False]


def test_too_many_ways_are_not_tried():
    with pytest.raises(TooMany):
        list(ways(lambda choices: [choices.decide(None, str(n)) for n in range(9)]))


def test_a_thing_is_found_by_id_and_by_name():
    shelf = Shelf("code").put(MUG)

    assert (shelf.get("v_1"), shelf.get("MUG"), shelf.get("CUP")) == (MUG, MUG, None)


@pytest.mark.parametrize(("binned", "takes"), [(True, False), (False, True), (None, None)])
def test_a_deleted_name_is_taken_free_or_unknown(binned, takes):
    shelf = Shelf("code").put(MUG).drop("MUG", binned)

    assert (shelf.lacks("v_1"), shelf.lacks("MUG"), shelf.takes("MUG")) == (True, True, takes)


def test_only_a_complete_shelf_lacks_what_was_never_seen():
    assert not Shelf("code").lacks("CUP")
    assert Shelf("code", complete=True).lacks("CUP")


def test_what_is_forgotten_may_be_there():
    shelf = Shelf("code", complete=True).put(MUG).forget("MUG")

    assert shelf.get("MUG") is None
    assert not shelf.lacks("MUG")


def test_symbols_are_replaced_by_what_they_stand_for():
    edits = (Put("vouchers", {**MUG, "id": Symbol("v")}), Ledger(Symbol("v"), ()))

    state = made(State.empty(), edits, {"v": "v_9"})

    assert state.find("vouchers", "MUG")["id"] == "v_9"
    assert state.ledgers == {"v_9": ()}


def test_a_thing_whose_id_is_lost_leaves_the_shelf_incomplete():
    state = made(State.empty(), (Put("vouchers", {**MUG, "id": Symbol("v")}),), {})

    assert not state.of("vouchers").lacks("MUG")


def test_a_smudged_member_is_unknown_and_the_rest_is_kept():
    before = made(State.empty(), (Put("vouchers", MUG), Ledger("v_1", ())), {})

    state = made(before, (Smudge("vouchers", "MUG", ("gift.balance", "discount.type")),), {})

    assert state.find("vouchers", "MUG") == {**MUG, "gift": {"balance": UNKNOWN}}
    assert state.ledgers == {}


def test_a_ledger_that_is_not_known_from_the_beginning_is_not_kept():
    entry = {"type": "CREDITS_ADDITION"}

    state = made(State.empty(), (Book("v_2", entry), Ledger("v_1", ()), Book("v_1", entry)), {})

    assert state.ledgers == {"v_1": (entry,)}


def test_a_key_holds_a_voucher_once_until_it_is_released():
    first, again = (Session("k", "v_1", amount, NOON, NOON) for amount in (1, 2))

    held = made(State.empty(), (Hold(first), Hold(again)), {})

    assert held.sessions == (again,)
    assert made(held, (Loosen("k"),), {}).sessions[0].free_from < NOON
    assert made(held, (Release("k", "v_1"),), {}).sessions == ()


def test_states_are_equal_when_what_is_known_is():
    edits = (Put("vouchers", MUG), Drop("orders", "ord_1"), Forget("customers", "ann"))

    assert made(State.empty(), edits, {}) == made(State.empty(), edits, {})
    assert made(State.empty(), edits, {}) != State.empty()


def test_nothing_is_put_below_null():
    assert edited({"gift": None, "a": {"b": 1}}, {"gift.balance": 1, "a.b": 2}) == {
        "gift": None,
        "a": {"b": 2},
    }


@given(
    st.dictionaries(st.text(), st.integers()), st.dictionaries(st.text(), st.none() | st.integers())
)
def test_metadata_is_merged_and_null_takes_away(metadata, sent):
    both = merged(metadata, sent)

    assert both.keys() == (metadata.keys() | sent.keys()) - {
        k for k, v in sent.items() if v is None
    }


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2026-01-15T12:00:00Z", NOON),
        ("2026-01-15T13:00:00.000999+01:00", NOON),
        ("2026-01-15", NOON - timedelta(hours=12)),
        ("noon", None),
        (12, None),
    ],
)
def test_instants_are_read_to_the_millisecond(text, read):
    assert instant(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("P2D", timedelta(days=2)),
        ("P1W", timedelta(7)),
        ("PT90M", timedelta(hours=1.5)),
        ("P1M", None),
        ("P", None),
    ],
)
def test_lengths_of_time_are_read(text, read):
    assert length(text) == read


def test_a_moment_tells_what_lies_before_and_after_if_it_can():
    moment = Moment(NOON, NOON + timedelta(hours=1))
    later, between = NOON + timedelta(hours=2), NOON + timedelta(minutes=5)

    assert (moment.is_before(later), moment.is_after(NOON - timedelta(1))) == (True, True)
    assert (moment.is_before(between), ANY_TIME.is_after(NOON)) == (None, None)
    assert (moment.is_before(NOON), moment.is_after(later)) == (False, False)


def an_answer(wall, **document):
    headers = (("date", wall),)
    return an_exchange(body={"object": "voucher", **document}, response_headers=headers)


def test_the_clock_is_read_off_the_answers():
    clock = Clock()
    clock.during(an_answer("Thu, 15 Jan 2026 09:00:00 GMT", created_at=NOON.isoformat()))

    moment = clock.during(an_answer("Thu, 15 Jan 2026 09:00:10 GMT", expiration_date="2999-01-01"))

    assert moment == Moment(NOON, NOON + timedelta(seconds=15))


def test_old_things_do_not_tell_how_late_it_is():
    clock, wall = Clock(), "Thu, 15 Jan 2026 09:00:00 GMT"
    old = an_answer(wall, created_at=NOON.isoformat())
    clock.during(replace(old, method="GET"))

    moment = clock.during(replace(old, method="PUT"))

    assert moment == Moment(NOON, EVER)


def test_without_a_date_there_is_no_latest_moment():
    assert Clock().during(an_exchange()).latest == EVER

"""Pages, filters and orders. Source: resources.md 1.9, redemptions.md 10.1."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_server.service.listing import (
    Filter,
    Page,
    Span,
    as_text,
    matches,
    ordered,
    paged,
)
from tests.shop import NOON

ROW = {"name": "Spring sale", "uses": "10", "day": "2026-01-15T12:00:00+00:00", "gone": None}


@pytest.mark.parametrize(
    ("field", "operator", "values", "holds"),
    [
        pytest.param("name", "$is", ["Spring sale"], True, id="is"),
        pytest.param("name", "$is", ["spring sale"], False, id="is-minds-case"),
        pytest.param("name", "$is", ["x", "Spring sale"], True, id="is-any-of-several"),
        pytest.param("name", "$is_not", ["Spring sale"], False, id="is-not"),
        pytest.param("gone", "$is_not", ["x"], True, id="is-not-holds-without-a-value"),
        pytest.param("name", "$in", ["x", "Spring sale"], True, id="in"),
        pytest.param("name", "$not_in", ["x", "y"], True, id="not-in"),
        pytest.param("name", "$has_value", [""], True, id="has-value"),
        pytest.param("gone", "$has_value", [""], False, id="has-no-value"),
        pytest.param("gone", "$is_unknown", [""], True, id="is-unknown"),
        pytest.param("name", "$starts_with", ["Spring"], True, id="starts-with"),
        pytest.param("name", "$ends_with", ["sale"], True, id="ends-with"),
        pytest.param("name", "$contains", ["ing s"], True, id="contains"),
        pytest.param("gone", "$contains", [""], False, id="nothing-contains-nothing"),
        pytest.param("name", "$not_contain", ["winter"], True, id="not-contain"),
        pytest.param("uses", "$more_than", ["9"], True, id="numbers-not-texts"),
        pytest.param("uses", "$less_than", ["9"], False, id="less-than"),
        pytest.param("uses", "$more_than_equal", ["10"], True, id="more-than-equal"),
        pytest.param("uses", "$less_than_equal", ["10.0"], True, id="less-than-equal"),
        pytest.param("gone", "$more_than", ["0"], False, id="nothing-is-more"),
        pytest.param("day", "$before", ["2026-01-15T12:00:00Z"], False, id="before-is-strict"),
        pytest.param("day", "$after", ["2026-01-15"], True, id="after-a-date"),
        pytest.param("name", "$more_than", ["A"], True, id="texts-where-no-number"),
    ],
)
def test_conditions_compare_as_documented(field, operator, values, holds):
    conditions = Filter({field: {operator: tuple(values)}})

    assert matches(conditions, ROW.get) is holds


def test_an_operator_of_its_own_is_asked_of_the_row():
    conditions = Filter({"active": {"$expired": ("true",)}})

    assert matches(conditions, {"active.$expired": "true"}.get)
    assert matches(Filter({"active": {"$expired": ("",)}}), {"active.$expired": "true"}.get)
    assert not matches(conditions, {"active.$expired": "false"}.get)


@pytest.mark.parametrize(("junction", "holds"), [("and", False), ("or", True)])
def test_the_junction_joins_fields(junction, holds):
    fields = {"name": {"$is": ("Spring sale",)}, "uses": {"$is": ("11",)}}

    assert matches(Filter(fields, junction), ROW.get) is holds


def test_operators_of_one_field_must_all_hold():
    fields = {"uses": {"$more_than": ("5",), "$less_than": ("7",)}}

    assert not matches(Filter(fields, "or"), ROW.get)


@given(st.lists(st.integers()), st.integers(1, 100))
def test_pages_are_disjoint_and_cover_the_list(rows, limit):
    pages = [paged(rows, Page(limit, number)) for number in range(1, len(rows) // limit + 2)]

    assert [row for page, _ in pages for row in page] == rows
    assert {total for _, total in pages} == {len(rows)}


def test_a_page_past_the_end_is_empty():
    assert paged([1, 2], Page(2, 2)) == ((), 2)


@given(st.lists(st.integers(0, 3) | st.none()))
def test_a_minus_turns_the_list_round(values):
    rows = list(enumerate(values))
    keys = {"value": lambda row: row[1]}

    assert list(ordered(rows, "-value", keys)) == list(reversed(ordered(rows, "value", keys)))


def test_rows_without_a_value_come_first():
    assert list(ordered([2, None, 1], "it", {"it": lambda row: row})) == [None, 1, 2]


@pytest.mark.parametrize(
    ("span", "holds"),
    [
        pytest.param(Span(), True, id="no-bounds"),
        pytest.param(Span(after=NOON), False, id="after-is-strict"),
        pytest.param(Span(before=NOON), False, id="before-is-strict"),
        pytest.param(Span(NOON - timedelta(seconds=1), NOON + timedelta(seconds=1)), True, id="in"),
    ],
)
def test_spans_are_open(span, holds):
    assert span.holds(NOON) is holds


def test_a_missing_time_is_in_no_bounded_span():
    assert Span().holds(None)
    assert not Span(before=NOON).holds(None)


def test_filters_see_times_as_iso_and_booleans_as_words():
    assert as_text(NOON) == "2026-01-15T12:00:00+00:00"
    assert (as_text(True), as_text(3), as_text(None)) == ("true", "3", None)

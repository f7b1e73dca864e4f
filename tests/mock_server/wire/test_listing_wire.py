"""Lists on the wire. Source: resources.md 1.9."""

import pytest

from mock_server.engine.refusals import InvalidQueryParams
from mock_server.service.listing import Filter, Page
from mock_server.wire.listing import read_filter, read_page, read_span, write_list
from tests.shop import NOON


def test_a_list_names_its_array():
    assert write_list("vouchers", [1, 2], 7) == {
        "object": "list",
        "data_ref": "vouchers",
        "vouchers": [1, 2],
        "total": 7,
    }


def test_a_cursor_list_has_no_total():
    written = write_list("data", [], None, has_more=False)

    assert written == {"object": "list", "data_ref": "data", "data": [], "has_more": False}


def test_pages_start_with_ten_rows_of_the_first():
    assert read_page({}) == Page(10, 1)
    assert read_page({"limit": 3, "page": 2}) == Page(3, 2)


@pytest.mark.parametrize(
    ("values", "read"),
    [
        pytest.param("a", ("a",), id="scalar"),
        pytest.param(["a", "b"], ("a", "b"), id="list"),
        pytest.param({"0": "a", "1": "b"}, ("a", "b"), id="indexed"),
        pytest.param(True, ("true",), id="boolean"),
        pytest.param(3, ("3",), id="number"),
    ],
)
def test_values_of_a_condition_come_in_many_spellings(values, read):
    conditions = read_filter({"code": {"conditions": {"$in": values}}, "junction": "OR"})

    assert conditions == Filter({"code": {"$in": read}}, "or")


def test_without_filters_nothing_is_asked():
    assert read_filter(None) == read_filter({"junction": "and"}) == Filter()


def test_the_bounds_of_a_span_are_timestamps():
    span = read_span({"before": "2026-01-15T12:00:00.000Z"})

    assert (span.after, span.before) == (None, NOON)
    with pytest.raises(InvalidQueryParams):
        read_span({"after": "0000-01-01T00:00:00Z"})

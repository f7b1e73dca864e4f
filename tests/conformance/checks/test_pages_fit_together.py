import pytest

from conformance.checks.pages_fit_together import check
from tests.conformance.checks.shop import listing, told

A, B, C = ({"id": each, "object": "voucher"} for each in "abc")


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(listing(A, B, C), id="all"),
        pytest.param(listing(A, B, query="limit=2", total=3), id="full"),
        pytest.param(listing(C, query="limit=2&page=2", total=3), id="last"),
        pytest.param(listing(query="limit=2&page=3", total=3), id="beyond"),
    ],
)
def test_a_page_of_the_right_size_is_quiet(page):
    assert not [*check(told(page))]


@pytest.mark.parametrize(
    ("page", "what"),
    [
        pytest.param(listing(A, B, C, query="limit=2"), "more rows than its limit", id="limit"),
        pytest.param(listing(A, query="limit=2", total=3), "has not the rows", id="lost"),
        pytest.param(listing(A, total=0), "has not the rows", id="total"),
        pytest.param(listing(A, A), "has a row twice", id="twice"),
    ],
)
def test_another_page_is_told(page, what):
    (finding,) = check(told(page))

    assert what in finding.message

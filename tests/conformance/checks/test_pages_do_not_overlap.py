from conformance.checks.pages_do_not_overlap import check
from tests.conformance.checks.shop import listing, redeeming, told

ONE, TWO = ({"id": each, "object": "voucher"} for each in "ab")


def test_pages_of_their_own_are_quiet():
    pages = (
        listing(ONE, query="limit=1&page=1", total=2),
        listing(TWO, query="limit=1&page=2", total=2),
    )

    assert not [*check(told(*pages))]


def test_a_row_on_two_pages_is_told():
    pages = listing(ONE, query="limit=1&page=1"), listing(ONE, query="limit=1&page=2")

    (finding,) = check(told(*pages))

    assert (finding.got, len(finding.reproduction)) == ("a", 2)


def test_other_lists_and_writes_are_no_overlap():
    first, second = listing(ONE, query="limit=1&page=1"), listing(ONE, query="limit=1&page=2")
    other = listing(ONE, query="limit=1&page=2&order=code")

    assert not [*check(told(first, other))]
    assert not [*check(told(first, redeeming(), second))]


def test_where_others_write_pages_move():
    pages = listing(ONE, query="limit=1&page=1"), listing(ONE, query="limit=1&page=2")

    assert not [*check(told(*pages, alone=False))]


def test_one_total_on_all_pages_is_quiet():
    pages = listing(ONE, query="limit=1", total=2), listing(ONE, TWO, query="limit=5", total=2)

    assert not [*check(told(*pages))]


def test_a_total_that_follows_the_page_is_told():
    pages = listing(ONE, query="limit=1", total=1), listing(ONE, TWO, query="limit=5", total=2)

    (finding,) = check(told(*pages))

    assert (finding.expected, finding.got) == ("1", "2")


def test_other_filters_and_writes_are_no_contradiction():
    first, second = listing(ONE, query="limit=1", total=1), listing(ONE, TWO, total=2)
    other = listing(query="code=X", total=0)

    assert not [*check(told(first, other))]
    assert not [*check(told(first, redeeming(), second))]


def test_where_others_write_totals_move():
    pages = listing(ONE, query="limit=1", total=1), listing(ONE, TWO, total=2)

    assert not [*check(told(*pages, alone=False))]


def test_the_same_page_read_again_is_no_other_page():
    assert not [*check(told(listing(ONE, total=1), listing(ONE, TWO, total=2)))]

import pytest

from conformance.checks.lists_are_in_order import check
from tests.conformance.checks.shop import a_card, listing, told

EARLY, LATE = a_card(created_at="2026-01-01T00:00:00Z"), a_card(created_at="2026-02-01T00:00:00Z")


@pytest.mark.parametrize(
    ("order", "rows"),
    [("created_at", (EARLY, LATE)), ("-created_at", (LATE, EARLY)), ("created_at", ())],
)
def test_the_order_that_was_asked_for_is_quiet(order, rows):
    assert not [*check(told(listing(*rows, query=f"order={order}")))]


@pytest.mark.parametrize(
    ("order", "rows"), [("created_at", (LATE, EARLY)), ("-created_at", (EARLY, LATE))]
)
def test_another_order_is_told(order, rows):
    (finding,) = check(told(listing(*rows, query=f"order={order}")))

    assert finding.message == f"is not in the order {order}"


def test_without_a_wish_any_order_will_do():
    assert not [*check(told(listing(LATE, EARLY)))]

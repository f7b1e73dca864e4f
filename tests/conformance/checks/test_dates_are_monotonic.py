import pytest

from conformance.checks.dates_are_monotonic import check
from tests.conformance.checks.shop import a_card, reading, told
from tests.conformance.evidence import an_exchange


def test_a_thing_that_is_made_and_then_changed_is_quiet():
    changed = a_card(updated_at="2026-01-02T00:00:00.000Z")

    assert not [*check(told(reading(), reading(changed), reading(changed)))]


@pytest.mark.parametrize(
    ("lie", "what"),
    [
        pytest.param(
            {"updated_at": "2025-12-31T00:00:00.000Z"}, "before it was created", id="before"
        ),
        pytest.param(
            {"created_at": "2026-01-01T00:00:00.001Z"}, "another created_at", id="born-again"
        ),
    ],
)
def test_time_that_runs_backwards_is_told(lie, what):
    (finding,) = check(told(reading(), reading(a_card(**lie))))

    assert what in finding.message


def test_a_change_that_is_taken_back_is_told():
    later, earlier = (a_card(updated_at=f"2026-01-0{day}T00:00:00.000Z") for day in (3, 2))

    (finding,) = check(told(reading(later), reading(earlier)))

    assert finding.message == "has another updated_at than it had before"


def test_whoever_makes_an_order_may_say_that_it_is_of_tomorrow():
    dates = {"created_at": "2999-01-01T00:00:00.000Z", "updated_at": "2026-01-01T00:00:00.000Z"}
    order = {"id": "ord_1", "object": "order", **dates}

    assert not [*check(told(an_exchange("GET /v1/orders/ord_1", body=order)))]

"""What the model expects of lists that are sorted or counted."""

import pytest

from conformance.model.expected import Apart, Leading, Numbered
from conformance.model.matching import Bindings, differences

EARLY, NOON, LATE = (f"2026-01-15T{hour}:00:00.000Z" for hour in ("08", "12", "20"))


def wrong(expected, found):
    return [*differences(expected, found, Bindings())]


def row(id_, time):
    return {"id": id_, "created_at": time}


def test_a_known_row_may_come_after_those_that_are_shown():
    expected = Leading("created_at", True, (("v_1", EARLY),))

    assert wrong(expected, [row("v_3", LATE), row("v_2", NOON)]) == []


def test_a_later_row_that_is_not_there_should_lead():
    expected = Leading("created_at", True, (("v_3", LATE),))

    assert wrong(expected, [row("v_2", NOON), row("v_1", EARLY)])


def test_the_other_way_round_the_earliest_leads():
    expected = Leading("created_at", False, (("v_1", EARLY),))

    assert wrong(expected, [row("v_2", NOON)])
    assert wrong(expected, [row("v_1", EARLY), row("v_2", NOON)]) == []


@pytest.mark.parametrize(
    "found",
    [
        pytest.param([], id="nothing"),
        pytest.param([row("v_2", None)], id="no-instant"),
        pytest.param("rows", id="no-list"),
    ],
)
def test_what_shows_no_instants_is_in_any_order(found):
    assert wrong(Leading("created_at", True, (("v_3", LATE),)), found) == []


@pytest.mark.parametrize(
    ("numbers", "right"),
    [
        pytest.param([1, 2, 3], True, id="in-order"),
        pytest.param([], True, id="none"),
        pytest.param([1, 1], False, id="twice"),
        pytest.param([2, 1], False, id="turned-round"),
        pytest.param([1, 3], False, id="a-gap"),
    ],
)
def test_rows_count_from_one(numbers, right):
    rows = [{"hierarchy": number} for number in numbers]

    assert (wrong(Numbered("hierarchy"), rows) == []) is right


@pytest.mark.parametrize(
    ("rows", "right"),
    [
        pytest.param([("camp_1", 1), ("camp_1", 2), ("camp_2", 1)], True, id="apart"),
        pytest.param([("camp_1", 2), ("camp_2", 2), ("camp_1", 2)], False, id="the-same-place"),
        pytest.param([("camp_1", None), ("camp_1", None)], True, id="no-place"),
    ],
)
def test_no_two_rows_are_in_one_place(rows, right):
    found = [{"campaign_id": campaign, "hierarchy": place} for campaign, place in rows]

    assert (wrong(Apart(("campaign_id", "hierarchy")), found) == []) is right


def test_what_is_no_list_of_objects_is_judged_by_its_schema():
    assert wrong(Apart(("id",)), "rows") == wrong(Apart(("id",)), ["row", 1]) == []

import pytest

from conformance.examples.expectation import NOTHING, find, unmet

DOCUMENT = {
    "id": "r_1",
    "order": {"id": "o", "note": None, "by": {"r_9": {"stacked": ["a", "b"]}}},
    "valid": True,
    "items": [{"amount": 1}, {"amount": 2}],
}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("id", "r_1"),
        ("order.note", None),
        ("items[1].amount", 2),
        ("order.by[first].stacked[0]", "a"),
        ("items[2]", NOTHING),
        ("items.amount", NOTHING),
        ("order.id.deeper", NOTHING),
        ("id[first]", NOTHING),
    ],
)
def test_a_path_leads_to_a_value_or_to_nothing(path, value):
    assert find(DOCUMENT, path) is value or find(DOCUMENT, path) == value


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        pytest.param("order.id", "o", id="equal"),
        pytest.param("order.note", None, id="null"),
        pytest.param("order.total", {"absent": True}, id="absent"),
        pytest.param("items", {"size": 2}, id="size of a list"),
        pytest.param("order.by", {"size": 1}, id="size of an object"),
        pytest.param("id", {"starts": "r_"}, id="start"),
        pytest.param("order.id", {"same": "order.id"}, id="same"),
        pytest.param("items[0]", {"amount": 1}, id="an object that is no word"),
    ],
)
def test_what_is_expected_and_there_is_quiet(path, wanted):
    assert not [*unmet({path: wanted}, DOCUMENT)]


@pytest.mark.parametrize(
    ("path", "wanted", "told"),
    [
        pytest.param("order.id", "x", ("'x'", "'o'"), id="not equal"),
        pytest.param("valid", 1, ("1", "True"), id="1 is not true"),
        pytest.param("order.note", {"absent": True}, ("nothing", "None"), id="null is something"),
        pytest.param("order.total", 5, ("5", "nothing"), id="missing"),
        pytest.param("id", {"size": 3}, ("size 3", "'r_1'"), id="text has no size"),
        pytest.param("id", {"starts": "rf_"}, ("starts rf_", "'r_1'"), id="another start"),
        pytest.param("x", {"same": "y"}, ("same y", "nothing"), id="two nothings are not the same"),
    ],
)
def test_what_is_not_there_is_told(path, wanted, told):
    assert [*unmet({path: wanted}, DOCUMENT)] == [(path, *told)]

"""What the model makes of the filters of a list."""

import pytest

from conformance.model.filters import passes
from conformance.model.unknown import UNKNOWN

ROW = {
    "id": "r_1",
    "result": "FAILURE",
    "customer_id": None,
    "related_object_type": "voucher",
    "voucher": {"id": "v_1", "code": "SUMMER-26"},
    "metadata": {"till": "four"},
}


@pytest.mark.parametrize(
    ("operator", "given", "verdict"),
    [
        pytest.param("$is", "SUMMER-26", True, id="is"),
        pytest.param("$is", ["WINTER", "SUMMER-26"], True, id="is-one-of"),
        pytest.param("$is_not", "SUMMER-26", False, id="is-not"),
        pytest.param("$in", ["WINTER"], False, id="in"),
        pytest.param("$not_in", ["WINTER"], True, id="not-in"),
        pytest.param("$starts_with", "SUM", True, id="starts"),
        pytest.param("$starts_with", "UMM", False, id="starts-elsewhere"),
        pytest.param("$ends_with", "26", True, id="ends"),
        pytest.param("$contains", "MER-", True, id="contains"),
        pytest.param("$not_contain", "MER-", False, id="does-not-contain"),
        pytest.param("$more_than", "A", None, id="a-comparison"),
    ],
)
def test_an_operator_compares_texts(operator, given, verdict):
    filters = {"voucher_code": {"conditions": {operator: given}}}

    assert passes(ROW, filters) is verdict


@pytest.mark.parametrize(
    ("name", "condition", "verdict"),
    [
        pytest.param("result", {"$is": "FAILURE"}, True, id="a-member"),
        pytest.param("metadata.till", {"$is": "four"}, True, id="metadata"),
        pytest.param("metadata.shop", {"$is": "four"}, False, id="metadata-that-is-not-there"),
        pytest.param("customer_id", {"$is": "cust_1"}, False, id="nothing-is-nobody"),
        pytest.param("customer_id", {"$is_not": "cust_1"}, None, id="nothing-may-be-another"),
        pytest.param("campaign_name", {"$is": "Summer"}, None, id="what-was-never-seen"),
        pytest.param("result", {}, None, id="no-condition"),
    ],
)
def test_a_field_is_looked_up_in_the_row(name, condition, verdict):
    assert passes(ROW, {name: {"conditions": condition}}) is verdict


@pytest.mark.parametrize(
    ("junction", "verdict"),
    [
        pytest.param({"junction": "and"}, False, id="and"),
        pytest.param({"junction": "OR"}, True, id="or-in-capitals"),
        pytest.param({}, None, id="unsaid"),
    ],
)
def test_fields_are_joined_as_the_junction_says(junction, verdict):
    fields = {
        "result": {"conditions": {"$is": "FAILURE"}},
        "voucher_code": {"conditions": {"$is": "WINTER"}},
    }

    assert passes(ROW, fields | junction) is verdict


def test_a_record_of_no_voucher_has_no_code():
    filters = {"voucher_code": {"conditions": {"$is": "SUMMER-26"}}}

    assert passes({"related_object_type": "redemption"}, filters) is False
    assert passes({"related_object_type": "voucher"}, filters) is None
    assert passes({"related_object_type": UNKNOWN}, filters) is None

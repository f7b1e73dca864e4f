"""Loading: where a document may hold numbers that no amount and no counter can be."""

from mock_server.store.kinds import RULES, VOUCHERS
from tests.mock_server.world_document.documents import a_project, a_voucher, stored


def test_metadata_may_hold_any_number():
    project = a_project({"vouchers": [a_voucher(metadata={"temperature": -4.5})]})

    assert stored(project, VOUCHERS)[0].metadata == {"temperature": -4.5}


def test_a_rule_may_compare_with_numbers_below_zero():
    below = {"id": "val_1", "name": "redemption.metadata", "property": "balance"}
    rules = [{**below, "conditions": {"$more_than": [-2]}}]

    project = a_project({"vouchers": [a_voucher(rules=rules)]})

    assert [rule.id for rule in stored(project, RULES)] == ["val_1"]

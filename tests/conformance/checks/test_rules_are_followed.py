from dataclasses import replace

import pytest

from conformance import contract as contracts
from conformance.checks import rules_are_followed
from conformance.history import History
from tests.conformance.evidence import an_error, an_exchange

MISSING = {"resource_type": "voucher", "resource_id": "X"}
GONE = an_exchange("DELETE /v1/vouchers/X", 204, "")
READ = an_error(404, "not_found", "GET /v1/vouchers/X", **MISSING)


def findings(*exchanges):
    return list(rules_are_followed.check(History(contracts.read(), exchanges)))


def test_answers_that_follow_the_rules_are_no_finding():
    assert findings(GONE, READ) == []


def test_an_answer_against_a_rule_names_it():
    (finding,) = findings(GONE, replace(READ, status=200, response_body="{}"))

    assert (finding.operation, finding.check) == ("get_voucher", "rules_are_followed")
    assert "404" in finding.expected


def test_each_world_has_its_own_state():
    elsewhere = replace(READ, world="another", status=200, response_body="{}")

    assert findings(GONE, elsewhere) == []


@pytest.mark.parametrize("layer", ["races", "time"])
def test_layers_that_ask_the_model_themselves_are_passed_over(layer):
    assert findings(GONE, replace(READ, layer=layer, status=200, response_body="{}")) == []

from conformance import contract as contracts
from conformance.checks import rules_are_followed
from conformance.history import History
from conformance.model.cited import cited
from conformance.tally import Tally
from tests.conformance.model.test_shadow_rules import STRANGER


def test_every_rule_that_the_model_goes_by_is_known():
    assert {"redemptions.md 13", "resources.md 22.1", "R-2"} <= cited()


def test_a_rule_that_nothing_had_to_obey_is_known_and_was_not_looked_at():
    history = History(contracts.read(), (STRANGER,))

    assert list(rules_are_followed.check(history)) == []

    looked_at = {rule: tally for rule, tally in history.rules.items() if tally.evaluated}
    assert set(history.rules) == cited()
    assert looked_at == {"redemptions.md 13": Tally(1)}

"""The validation rules that guard a voucher, tier or campaign."""

from mock_server.engine.refusals import NotFound
from mock_server.engine.rule_assignment import GuardedType, RuleAssignment
from mock_server.engine.rules import Rule
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import RULE_ASSIGNMENTS, RULES


def guarding(tx: Transaction, *ids: str | None) -> tuple[Rule, ...]:
    """Return the rules assigned to these objects, each once; None stands for no object."""
    found = (
        tx.get(RULES, assignment.rule_id)
        for id_ in ids
        if id_ is not None
        for assignment in tx.every(RULE_ASSIGNMENTS, "related_object_id", id_)
    )
    return tuple({rule.id: rule for rule in found if rule is not None}.values())


def assigned(tx: Transaction, id_: str) -> tuple[RuleAssignment, ...]:
    """Return the assignments of rules to one object."""
    return tuple(tx.every(RULE_ASSIGNMENTS, "related_object_id", id_))


def assign(
    tx: Transaction, at: Moment, rule_ids: tuple[str, ...], to: tuple[GuardedType, str]
) -> None:
    """Let the rules guard the object *to*, each once (resources.md 2.3, 3.1, 4).

    Raises:
        NotFound: There is no rule with one of the ids.
    """
    kind, key = to
    for rule_id in dict.fromkeys(rule_ids):
        if tx.get(RULES, rule_id) is None:
            raise NotFound.of("validation_rules", rule_id)
        made = RuleAssignment(at.new_id("asgm"), rule_id, key, kind, at.now)
        tx.put(RULE_ASSIGNMENTS, made)


def release(tx: Transaction, id_: str) -> None:
    """Take all rules off an object that goes; the rules stay."""
    for assignment in assigned(tx, id_):
        tx.remove(RULE_ASSIGNMENTS, assignment.id)

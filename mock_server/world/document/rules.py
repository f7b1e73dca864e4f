"""Validation rules: `rules` and `bundle` of a voucher, tier or campaign, and whole documents.

In short, `rules` lists conditions; entries with one id are one rule (design 4.3). An export lists
rules and their assignments in sections of their own.
"""

from mock_server.engine.rule_assignment import GuardedType, RuleAssignment
from mock_server.engine.rules import Rule
from mock_server.store.kinds import RULE_ASSIGNMENTS, RULES
from mock_server.wire.bundle import read_bundle
from mock_server.wire.rule import read_rule, read_rules, write_rule
from mock_server.world.document.fields import Fields
from mock_server.world.document.filling import Filling
from spec import Json


def read(filling: Filling, source: Fields) -> tuple[Rule, ...]:
    """Read the `rules` and the `bundle` of *source*, which become rules of the project."""
    json, part = source.raw("rules"), source.raw("bundle")
    rules = source.fitting(lambda: read_rules(json), "rules")
    bundle = source.fitting(lambda: read_bundle(part), "bundle")
    if bundle is None:
        return rules
    return (*rules, Rule(filling.at.new_id("val"), bundle=bundle))


def assign(
    filling: Filling, source: Fields, rules: tuple[Rule, ...], to: tuple[GuardedType, str]
) -> None:
    """Store *rules*, read from *source*, and let them guard the object *to*.

    Raises:
        WorldError: A rule with that id says something else.
    """
    kind, key = to
    for rule in rules:
        known = filling.tx.get(RULES, rule.id)
        if known not in (None, rule):
            raise source.refusal(f"rule {rule.id} says something else elsewhere", "rules")
        filling.tx.put(RULES, rule)
        made = filling.at.new_id("asgm")
        assignment = RuleAssignment(made, rule.id, key, kind, filling.at.now)
        filling.add(source, RULE_ASSIGNMENTS, assignment)


def load(filling: Filling, source: Fields) -> None:
    """Store the rule of *source*, a whole document."""
    for name in source.json:
        source.raw(name)
    rule = source.fitting(lambda: read_rule(source.json))
    filling.add(source, RULES, rule)


def export(rule: Rule) -> Json:
    """Write *rule* as `load` reads it; one without a name stays without."""
    return write_rule(rule) | {"name": rule.name}

"""Validation rules: who may redeem a thing, with what on the order, and how often.

`rule` has the values, `logic` joins conditions, `operators` compare, one module a family says what
its names look at, `names` lists them all, and `verdict` turns answers into refusals. To add a name:
see `names`; an operator: see `operators`. Source: redemptions.md 7.4, resources.md 11.
"""

from mock_server.engine.rules.bundle import Bundle, BundlePart, Qualified, qualify
from mock_server.engine.rules.clock import Clock
from mock_server.engine.rules.facts import Facts, Past, Scope, Situation, Subject, SubjectKind
from mock_server.engine.rules.rule import Check, Condition, Expression, Rule
from mock_server.engine.rules.scaling import scaled
from mock_server.engine.rules.value import Number, Operand, Text, Thing, Truth
from mock_server.engine.rules.verdict import reasons_against

__all__ = [
    "Bundle",
    "BundlePart",
    "Check",
    "Clock",
    "Condition",
    "Expression",
    "Facts",
    "Number",
    "Operand",
    "Past",
    "Qualified",
    "Rule",
    "Scope",
    "Situation",
    "Subject",
    "SubjectKind",
    "Text",
    "Thing",
    "Truth",
    "qualify",
    "reasons_against",
    "scaled",
]

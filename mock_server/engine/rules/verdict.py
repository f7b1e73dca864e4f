"""The verdict of a redeemable's rules: why they turn it down.

Source: redemptions.md 7.4, resources.md 11.1.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from mock_server.engine.refusals import (
    MissingAmount,
    MissingCustomer,
    MissingOrder,
    MissingOrderItems,
    OrderRulesViolated,
    Refusal,
)
from mock_server.engine.rules.bundle import qualify
from mock_server.engine.rules.facts import Facts
from mock_server.engine.rules.logic import first_unmet, mentioned, tree_of
from mock_server.engine.rules.names import AUDIENCE, NAMES
from mock_server.engine.rules.question import Need, Question
from mock_server.engine.rules.rule import Condition, Rule

_MISSING: dict[Need, tuple[type[Refusal], str]] = {
    Need.CUSTOMER: (MissingCustomer, "Customer is required to validate rules"),
    Need.ORDER: (MissingOrder, "Order is required to validate rules"),
    Need.ITEMS: (MissingOrderItems, "Order items are required to validate rules"),
    Need.AMOUNT: (MissingAmount, "Order amount is required to validate rules"),
}
_BUNDLE_NEEDS = (Need.ORDER, Need.ITEMS)


class _State(Enum):
    """What became of one condition; OPEN if it is not asked, or not yet."""

    HOLDS = auto()
    FAILS = auto()
    OPEN = auto()
    UNKNOWN = auto()


_PASSING = frozenset({_State.HOLDS, _State.OPEN})


@dataclass(frozen=True, slots=True)
class _Finding:
    """What one rule says: what has to be known first, and its own refusal if it has one."""

    missing: tuple[Need, ...] = ()
    violation: Refusal | None = None


def reasons_against(rules: Sequence[Rule], facts: Facts) -> Iterator[Refusal]:
    """Yield every reason why *rules*, which all have to pass, turn the redeemable down.

    What is missing comes first, then violations in the order of the rules. A refusal carries the
    merchant's own words in `custom_message`: those of the condition to blame, else of its rule.

    A condition that lacks its context fails, but where the logic of its rule is satisfied without
    it nothing is missing. As long as `facts.after` is None, conditions on the outcome pass.
    """
    findings = [_judged(rule, facts) for rule in rules]
    missing = {need for finding in findings for need in finding.missing}
    for need in Need:
        if need in missing:
            kind, details = _MISSING[need]
            yield kind(details)
    for finding in findings:
        if finding.violation is not None:
            yield finding.violation


def _judged(rule: Rule, facts: Facts) -> _Finding:
    tree = tree_of(rule.expression)
    known = {condition.number: condition for condition in rule.expression.conditions}
    states = {number: _state(known[number], facts) for number in mentioned(tree)}
    missing = list(_missing_for_bundle(rule, facts))
    if first_unmet(tree, lambda number: states[number] in _PASSING) is not None:
        unknown = (known[number] for number, at in states.items() if at is _State.UNKNOWN)
        missing += [need for condition in unknown for need in _lacking(condition, facts)]
    blamed = first_unmet(tree, lambda number: states[number] is not _State.FAILS)
    if blamed is not None:
        return _Finding(tuple(missing), _violation(rule, known[blamed], facts))
    return _Finding(tuple(missing), None if missing else _against_bundle(rule, facts))


def _state(condition: Condition, facts: Facts) -> _State:
    question = NAMES[condition.name]
    if facts.situation.audience_only and condition.name not in AUDIENCE:
        return _State.OPEN
    if any(_lacking(condition, facts)):
        return _State.UNKNOWN
    if question.of_outcome and facts.after is None:
        return _State.OPEN
    return _State.HOLDS if question.answer(condition, facts) else _State.FAILS


def _lacking(condition: Condition, facts: Facts) -> tuple[Need, ...]:
    return _first_lacking(NAMES[condition.name].needs, facts)


def _first_lacking(needs: Iterable[Need], facts: Facts) -> tuple[Need, ...]:
    """Return the first unmet need: without an order nobody asks for its items."""
    return tuple(need for need in needs if not _met(need, facts))[:1]


def _met(need: Need, facts: Facts) -> bool:
    order = facts.order
    match need:
        case Need.CUSTOMER:
            return facts.situation.customer is not None
        case Need.ORDER:
            return order is not None
        case Need.ITEMS:
            return order is not None and bool(order.items)
        case Need.AMOUNT:
            return order is not None and order.amount is not None


def _violation(rule: Rule, condition: Condition, facts: Facts) -> Refusal:
    question: Question = NAMES[condition.name]
    refusal = question.violated(_details(rule, facts))
    refusal.custom_message = condition.error or rule.error
    return refusal


def _missing_for_bundle(rule: Rule, facts: Facts) -> tuple[Need, ...]:
    if rule.bundle is None or facts.situation.audience_only:
        return ()
    return _first_lacking(_BUNDLE_NEEDS, facts)


def _against_bundle(rule: Rule, facts: Facts) -> Refusal | None:
    if rule.bundle is None or facts.order is None or facts.situation.audience_only:
        return None
    if qualify(rule.bundle, facts.order).quantity:
        return None
    refusal = OrderRulesViolated(_details(rule, facts))
    refusal.custom_message = rule.bundle.error or rule.error
    return refusal


def _details(rule: Rule, facts: Facts) -> str:
    kind = facts.subject.kind
    return f"{kind} cannot be redeemed because of violated validation rules: {rule.id}"

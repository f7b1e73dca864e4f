"""Which lines of an order a condition means.

Lines without units count as gone. Prices are those of one unit, amounts those before discounts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mock_server.engine.order import Line
from mock_server.engine.rules.facts import Facts
from mock_server.engine.rules.rule import Check, Condition
from mock_server.engine.rules.value import Operand, Text, Thing

FROM = "$from"
INCLUDING = frozenset({"$is", "$in"})
EXCLUDING = frozenset({"$is_not", "$not_in"})


def lines_of(facts: Facts) -> tuple[Line, ...]:
    """Return the lines of the order as it is met; none if there is no order."""
    items = facts.order.items if facts.order is not None else ()
    return tuple(line for line in items if line.quantity > 0)


def within(condition: Condition, facts: Facts) -> tuple[Line, ...]:
    """Return the lines of the collections that `$from` names; all lines without it."""
    lines = lines_of(facts)
    for check in condition.checks:
        if check.operator == FROM:
            lines = covered(check.operands, lines, facts)
    return lines


def listed(condition: Condition, facts: Facts, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return those of *lines* whose things the checks of *condition* name or, excluding, do not."""
    for check in condition.checks:
        lines = _listed(check, facts, lines)
    return tuple(lines)


def _listed(check: Check, facts: Facts, lines: Sequence[Line]) -> Sequence[Line]:
    found = covered(check.operands, lines, facts)
    if check.operator in EXCLUDING:
        return [line for line in lines if line not in found]
    return found if check.operator in INCLUDING else lines


def covered(operands: Iterable[Operand], lines: Sequence[Line], facts: Facts) -> tuple[Line, ...]:
    """Return those of *lines* that are of one of the things that *operands* name."""
    things = [_thing(operand, facts) for operand in operands]
    return tuple(
        line for line in lines if any(thing is not None and thing.covers(line) for thing in things)
    )


def ranked(lines: Sequence[Line], *, cheapest: bool) -> tuple[Line, ...]:
    """Return the lines with the lowest or the highest unit price; unpriced ones do not compete."""
    prices = [line.unit_price for line in lines if line.unit_price is not None]
    if not prices:
        return ()
    best = min(prices) if cheapest else max(prices)
    return tuple(line for line in lines if line.unit_price == best)


def _thing(operand: Operand, facts: Facts) -> Thing | None:
    """A name alone may be a product or a SKU; collections get the members that are known now."""
    if isinstance(operand, Text):
        operand = Thing(operand.text)
    if not isinstance(operand, Thing):
        return None
    members = facts.situation.collections.get(operand.id)
    if members is None:
        return operand
    return replace(operand, object="products_collection", product_ids=members)

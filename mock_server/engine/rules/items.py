"""Rules about the lines of the order: which products are on it, how many, and at what price.

Source: resources.md 11.4, F-5.
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from mock_server.engine.order import Line
from mock_server.engine.refusals import OrderRulesViolated
from mock_server.engine.rules.facts import Facts
from mock_server.engine.rules.lines import (
    EXCLUDING,
    FROM,
    INCLUDING,
    covered,
    lines_of,
    listed,
    ranked,
    within,
)
from mock_server.engine.rules.operators import passes
from mock_server.engine.rules.parts import (
    OF_ITEMS,
    OF_PRODUCT_METADATA,
    OF_PRODUCTS,
    OF_SKUS,
    line_metadata,
    meeting,
    product_metadata,
)
from mock_server.engine.rules.question import Answer, Need, Part, Question, about
from mock_server.engine.rules.rule import Condition
from mock_server.engine.rules.value import Found, whole

Look: TypeAlias = Callable[[Condition, Line], Found]

_NEEDS = (Need.ORDER, Need.ITEMS)
_LISTING = INCLUDING | EXCLUDING


def _any(condition: Condition, facts: Facts) -> bool:
    """One line is of the listed things and meets the sub-rules."""
    return bool(_meeting(condition, facts, listed(condition, facts, within(condition, facts))))


def _none(condition: Condition, facts: Facts) -> bool:
    """No line is of the listed things and meets the sub-rules."""
    return not _any(condition, facts)


def _every(condition: Condition, facts: Facts) -> bool:
    """All lines are of the listed things, of the `$from` collection, and meet the sub-rules."""
    picked = listed(condition, facts, within(condition, facts))
    return 0 < len(lines_of(facts)) == len(_meeting(condition, facts, picked))


def _ranked(*, cheapest: bool) -> Answer:
    """The cheapest or dearest lines, several if they cost the same, are all of the listed things.

    They are sought within `$from` if that is given.
    """

    def answer(condition: Condition, facts: Facts) -> bool:
        best = ranked(within(condition, facts), cheapest=cheapest)
        picked = listed(condition, facts, best)
        return 0 < len(best) == len(_meeting(condition, facts, picked))

    return answer


def _names(condition: Condition, facts: Facts) -> bool:
    """One line is of an included thing and meets the sub-rules, and no line is of an excluded one.

    Unlike `order.items.any`, where an exclusion picks out the other lines.
    """
    lines = lines_of(facts)
    for check in condition.checks:
        picked = covered(check.operands, lines, facts)
        if bool(_meeting(condition, facts, picked)) is (check.operator in EXCLUDING):
            return False
    return True


def _meeting(condition: Condition, facts: Facts, picked: tuple[Line, ...]) -> tuple[Line, ...]:
    return meeting(condition, picked, lines_of(facts), facts.situation.clock)


def _some(look: Look) -> Answer:
    """One line passes all checks, and meets the sub-rules."""

    def answer(condition: Condition, facts: Facts) -> bool:
        return bool(_meeting(condition, facts, _passing(look, condition, facts)))

    return answer


def _each(look: Look) -> Answer:
    """All lines pass all checks."""

    def answer(condition: Condition, facts: Facts) -> bool:
        return 0 < len(lines_of(facts)) == len(_passing(look, condition, facts))

    return answer


def _passing(look: Look, condition: Condition, facts: Facts) -> tuple[Line, ...]:
    clock = facts.situation.clock
    return tuple(
        line for line in lines_of(facts) if passes(condition.checks, look(condition, line), clock)
    )


def _price(_condition: Condition, line: Line) -> Found:
    return whole(line.unit_price)


def _quantity(_condition: Condition, line: Line) -> Found:
    return whole(line.quantity)


def _count(_condition: Condition, facts: Facts) -> Found:
    return whole(sum(line.quantity for line in lines_of(facts)))


def _on_lines(answer: Answer, *, of_metadata: bool = False) -> Question:
    return Question(answer, OrderRulesViolated, _NEEDS, of_metadata=of_metadata)


def _of_things(answer: Answer, parts: Mapping[str, Part], *operators: str) -> Question:
    known = _LISTING | frozenset(operators)
    return Question(
        answer, OrderRulesViolated, _NEEDS, operators=known, of_things=True, parts=parts
    )


QUESTIONS: Mapping[str, Question] = {
    "order.items.any": _of_things(_any, OF_ITEMS, FROM),
    "order.items.none": _of_things(_none, OF_ITEMS, FROM),
    "order.items.every": _of_things(_every, OF_ITEMS, FROM),
    "order.items.cheapest": _of_things(_ranked(cheapest=True), OF_ITEMS, FROM),
    "order.items.most_expensive": _of_things(_ranked(cheapest=False), OF_ITEMS, FROM),
    "order.items.count": _on_lines(about(_count)),
    "order.items.price_any": _on_lines(_some(_price)),
    "order.items.price_each": _on_lines(_each(_price)),
    "order.items.metadata_any": _on_lines(_some(line_metadata), of_metadata=True),
    "order.items.metadata_each": _on_lines(_each(line_metadata), of_metadata=True),
    "product.id": _of_things(_names, OF_PRODUCTS),
    "product.price": _on_lines(_some(_price)),
    "product.quantity": _on_lines(_some(_quantity)),
    "product.metadata": Question(
        _some(product_metadata),
        OrderRulesViolated,
        _NEEDS,
        of_metadata=True,
        parts=OF_PRODUCT_METADATA,
    ),
    "sku.id": _of_things(_names, OF_SKUS),
    "sku.price": _on_lines(_some(_price)),
    "sku.quantity": _on_lines(_some(_quantity)),
}

"""Rules about the order as a whole.

Each redeemable of a stack meets `order.amount` as those before it left it, `order.total_amount` as
it would leave it itself, and `order.initial_amount` unchanged (redemptions.md 7.4).
"""

from collections.abc import Mapping

from mock_server.engine.order import Order
from mock_server.engine.refusals import OrderRulesViolated
from mock_server.engine.rules.facts import Facts
from mock_server.engine.rules.question import Need, Question, about
from mock_server.engine.rules.rule import Condition
from mock_server.engine.rules.value import Found, member, whole


def _left(order: Order | None) -> Found:
    return () if order is None else whole(order.total_amount)


def _amount(_condition: Condition, facts: Facts) -> Found:
    return _left(facts.order)


def _total_amount(_condition: Condition, facts: Facts) -> Found:
    return _left(facts.after)


def _initial_amount(_condition: Condition, facts: Facts) -> Found:
    return whole(facts.situation.initial_amount)


def _metadata(condition: Condition, facts: Facts) -> Found:
    return () if facts.order is None else member(facts.order.metadata, condition.property)


_AMOUNT = (Need.ORDER, Need.AMOUNT)

QUESTIONS: Mapping[str, Question] = {
    "order.amount": Question(about(_amount), OrderRulesViolated, _AMOUNT),
    "order.initial_amount": Question(about(_initial_amount), OrderRulesViolated, _AMOUNT),
    "order.total_amount": Question(
        about(_total_amount), OrderRulesViolated, _AMOUNT, of_outcome=True
    ),
    "order.metadata": Question(
        about(_metadata), OrderRulesViolated, (Need.ORDER,), of_metadata=True
    ),
}

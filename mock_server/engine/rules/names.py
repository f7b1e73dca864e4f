"""Every rule name that is known, and the question that it asks.

To add one: a line in the `QUESTIONS` of the module whose family it belongs to. Source: resources.md
11.2, 11.4.
"""

from collections.abc import Mapping

from mock_server.engine.rules import counters, customer, items, order, redemption
from mock_server.engine.rules.question import Question

NAMES: Mapping[str, Question] = {
    **customer.QUESTIONS,
    **order.QUESTIONS,
    **items.QUESTIONS,
    **redemption.QUESTIONS,
    **counters.QUESTIONS,
}
AUDIENCE = frozenset(customer.QUESTIONS)
"""Those that ask who redeems, and not what is bought or how often (`audienceRulesOnly`)."""

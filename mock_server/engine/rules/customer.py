"""Rules about the customer: segments, metadata, and whose code it is."""

from collections.abc import Mapping

from mock_server.engine.refusals import CustomerRulesViolated
from mock_server.engine.rules.facts import Facts
from mock_server.engine.rules.question import Need, Question, about
from mock_server.engine.rules.rule import Condition
from mock_server.engine.rules.value import Found, Text, Truth, member


def _segments(_condition: Condition, facts: Facts) -> Found:
    return tuple(Text(segment) for segment in sorted(facts.situation.segments))


def _metadata(condition: Condition, facts: Facts) -> Found:
    customer = facts.situation.customer
    return () if customer is None else member(customer.metadata, condition.property)


def _holds_the_code(_condition: Condition, facts: Facts) -> Found:
    customer, holder_id = facts.situation.customer, facts.subject.holder_id
    return (Truth(customer is not None and customer.id == holder_id),)


_CUSTOMER = (Need.CUSTOMER,)

QUESTIONS: Mapping[str, Question] = {
    "customer.segment": Question(about(_segments), CustomerRulesViolated.of_segments, _CUSTOMER),
    "customer.metadata": Question(
        about(_metadata), CustomerRulesViolated, _CUSTOMER, of_metadata=True
    ),
    "publication.redeemable_by_linked_customer": Question(
        about(_holds_the_code), CustomerRulesViolated, _CUSTOMER
    ),
}

"""Rules about the request itself: its metadata, and who sends it."""

from collections.abc import Mapping

from mock_server.engine.refusals import RedemptionRulesViolated
from mock_server.engine.rules.facts import Facts
from mock_server.engine.rules.question import Question, about
from mock_server.engine.rules.rule import Condition
from mock_server.engine.rules.value import Found, member, values_of


def _metadata(condition: Condition, facts: Facts) -> Found:
    return member(facts.situation.metadata, condition.property)


def _api_key(_condition: Condition, facts: Facts) -> Found:
    return values_of(facts.situation.app_id)


def _login(_condition: Condition, facts: Facts) -> Found:
    return values_of(facts.situation.user)


def _no_event(_condition: Condition, _facts: Facts) -> Found:
    """A redemption is not a custom event: whatever is asked of one is not there."""
    return ()


QUESTIONS: Mapping[str, Question] = {
    "redemption.metadata": Question(about(_metadata), RedemptionRulesViolated, of_metadata=True),
    "redemption.api_key": Question(about(_api_key), RedemptionRulesViolated),
    "redemption.user.login": Question(about(_login), RedemptionRulesViolated),
    "custom_event.metadata": Question(about(_no_event), RedemptionRulesViolated, of_metadata=True),
}

"""Rules that limit how often and for how much something is redeemed.

Every number includes the attempt being made: `$less_than_or_equal [3]` allows the third (R-4).
Periods are calendar units of the project's zone. Source: redemptions.md 7.3, resources.md 11.4.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Literal

from mock_server.engine.refusals import RedemptionRulesViolated
from mock_server.engine.rules.clock import Period
from mock_server.engine.rules.facts import Facts, Scope
from mock_server.engine.rules.question import Answer, Need, Question, about
from mock_server.engine.rules.rule import Condition
from mock_server.engine.rules.value import Found, whole

_PERIODS: tuple[Period, ...] = ("daily", "weekly", "monthly")
_NOBODY = ""
"""The id of no caller: nothing was ever redeemed by it."""


def _counted(scope: Callable[[Facts], Scope], period: Period | None = None) -> Answer:
    """Count the redemptions of *scope*, in the present *period* if there is one, and this one."""

    def find(_condition: Condition, facts: Facts) -> Found:
        since = None if period is None else facts.situation.clock.start_of(period)
        return whole(facts.past.redemptions(replace(scope(facts), since=since)) + 1)

    return about(find)


def _of(what: Literal["redeemable", "campaign"]) -> Callable[[Facts], Scope]:
    return lambda _facts: Scope(what)


def _by_customer(what: Literal["redeemable", "campaign"]) -> Callable[[Facts], Scope]:
    def scope(facts: Facts) -> Scope:
        customer = facts.situation.customer
        return Scope(what, customer_id=customer.id if customer is not None else None)

    return scope


def _by_api_key(facts: Facts) -> Scope:
    return Scope("redeemable", channel_id=facts.situation.app_id or _NOBODY)


def _by_user(facts: Facts) -> Scope:
    return Scope("redeemable", channel_id=facts.situation.user or _NOBODY)


def _orders_amount(_condition: Condition, facts: Facts) -> Found:
    amount = facts.order.amount if facts.order is not None else None
    return whole(facts.past.orders_amount(Scope("campaign")) + (amount or 0))


def _discounts(_condition: Condition, facts: Facts) -> Found:
    off = facts.after.total_applied_discount_amount if facts.after is not None else 0
    return whole(facts.past.discounts(Scope("campaign")) + off)


def _credits(_condition: Condition, facts: Facts) -> Found:
    taken = facts.used if facts.subject.kind == "Gift Card" else 0
    return whole(facts.past.credits(Scope("campaign")) + taken)


def _points(_condition: Condition, facts: Facts) -> Found:
    """The points of this one redemption: nothing in the sources says that they add up."""
    return whole(facts.used if facts.subject.kind == "Loyalty Card" else 0)


def _in_periods(
    name: str, scope: Callable[[Facts], Scope], needs: tuple[Need, ...] = ()
) -> Iterator[tuple[str, Question]]:
    for period in _PERIODS:
        answer = _counted(scope, period)
        yield f"{name}.{period}", Question(answer, RedemptionRulesViolated, needs)


def _ever(scope: Callable[[Facts], Scope], *needs: Need) -> Question:
    return Question(_counted(scope), RedemptionRulesViolated, needs)


def _of_outcome(find: Callable[[Condition, Facts], Found]) -> Question:
    return Question(about(find), RedemptionRulesViolated, of_outcome=True)


_SAME_CUSTOMER = _by_customer("redeemable")
_SAME_IN_CAMPAIGN = _by_customer("campaign")

QUESTIONS: Mapping[str, Question] = {
    **dict(_in_periods("redemption.count", _of("redeemable"))),
    "redemption.count.per_customer": _ever(_SAME_CUSTOMER, Need.CUSTOMER),
    **dict(_in_periods("redemption.count.per_customer", _SAME_CUSTOMER, (Need.CUSTOMER,))),
    "redemption.count.per_api_key": _ever(_by_api_key),
    "redemption.count.per_user": _ever(_by_user),
    "campaign.redemptions.count": _ever(_of("campaign")),
    **dict(_in_periods("campaign.redemptions.count", _of("campaign"))),
    "campaign.redemptions.customers_count": _ever(_SAME_IN_CAMPAIGN, Need.CUSTOMER),
    **dict(
        _in_periods("campaign.redemptions.customers_count", _SAME_IN_CAMPAIGN, (Need.CUSTOMER,))
    ),
    "campaign.orders.amount": Question(about(_orders_amount), RedemptionRulesViolated),
    "campaign.orders.amount_discounted": _of_outcome(_discounts),
    "redemption.gift.amount": _of_outcome(_credits),
    "redemption.reward.pay_with_points.points_used": _of_outcome(_points),
}

"""Calls that redeem, from the stack to the records."""

from dataclasses import replace
from datetime import timedelta

from mock_server.engine.channel import Channel
from mock_server.engine.evaluation import evaluate
from mock_server.engine.spending import Attempt, Spent, succeeded
from tests.mock_server.engine.stacks import HOLDER
from tests.shop import NOON

LATER = NOON + timedelta(days=1)
ATTEMPT = Attempt(NOON, Channel("app"), HOLDER)


def saved(order):
    """The order as the store keeps it: every line has an id."""
    lines = (replace(line, id=f"ordli_{at}") for at, line in enumerate(order.items))
    return replace(order, id="ord_1", items=tuple(lines))


def spent(order, stack, under) -> Spent | None:
    """The records of a call, None if nothing of it applied."""
    done = evaluate(stack, order, under)
    ids = [f"r_{at}" for at in range(len(done.applied) + 1)]
    return succeeded(ATTEMPT, done.applied, saved(done.order), ids) if done.applied else None

"""What a rollback gives back still counts as spent by the customer."""

from dataclasses import replace

from mock_server.engine.customer import Customer
from mock_server.sabotage.operations import ROLLING_BACK
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import writing
from mock_server.store.kinds import CUSTOMERS


def _spent(before: Customer | None, after: Customer) -> Customer:
    if before is None:
        return after
    kept = replace(
        after.summary,
        redeemed_credits=before.summary.redeemed_credits,
        redeemed_points=before.summary.redeemed_points,
    )
    return replace(after, summary=kept)


SABOTAGE = Sabotage(ROLLING_BACK, writing(CUSTOMERS, _spent))

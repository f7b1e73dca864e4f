"""What a gift card paid is not counted for its customer."""

from dataclasses import replace

from mock_server.engine.customer import Customer
from mock_server.sabotage.operations import STACKING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import writing
from mock_server.store.kinds import CUSTOMERS


def _keep(before: Customer | None, after: Customer) -> Customer:
    if before is None:
        return after
    paid = before.summary.redeemed_credits
    return replace(after, summary=replace(after.summary, redeemed_credits=paid))


SABOTAGE = Sabotage(STACKING, writing(CUSTOMERS, _keep))

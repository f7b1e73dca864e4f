"""A loyalty card pays twice the points."""

from dataclasses import replace

from mock_server.engine.voucher import Voucher
from mock_server.sabotage.operations import REDEEMING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import writing
from mock_server.store.kinds import VOUCHERS


def _double(before: Voucher | None, after: Voucher) -> Voucher:
    card = after.loyalty_card
    if before is None or card is None:
        return after
    taken = before.balance - card.balance
    twice = replace(
        card, balance=card.balance - taken, redeemed_points=card.redeemed_points + taken
    )
    return replace(after, loyalty_card=twice)


SABOTAGE = Sabotage(REDEEMING, writing(VOUCHERS, _double))

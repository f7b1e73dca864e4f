"""The balance behind a gift or loyalty card, from as little of it as a person wants to write.

`balance` = income - subtracted - redeemed (- expired), redemptions.md 2.3: whichever of balance
and subtracted is missing follows from the rest. What was redeemed stands in `redemption`.
"""

from dataclasses import replace

from mock_server.engine.voucher import Gift, LoyaltyCard
from mock_server.store import codec
from mock_server.world.document.fields import Fields
from mock_server.world.document.filling import Filling
from spec import Json


def read_gift(filling: Filling, parent: Fields, redeemed: int) -> Gift | None:
    """Read the `gift` of *parent*, of which *redeemed* credits (minor units) are spent."""
    source = parent.inner("gift")
    if source is None:
        return None
    values = source.plain(Gift, frozenset({"redeemed_amount", "balance", "subtracted_amount"}))
    income = source.need("amount", int)
    balance, subtracted = _settled(filling, source, income - redeemed, "subtracted_amount")
    source.close()
    return Gift(**values, balance=balance, subtracted_amount=subtracted, redeemed_amount=redeemed)


def read_card(filling: Filling, parent: Fields, redeemed: int) -> LoyaltyCard | None:
    """Read the `loyalty_card` of *parent*, of which *redeemed* points are spent."""
    source = parent.inner("loyalty_card")
    if source is None:
        return None
    income, expired = source.need("points", int), source.read("expired_points", int) or 0
    balance, subtracted = _settled(
        filling, source, income - expired - redeemed, "subtracted_points"
    )
    source.close()
    return LoyaltyCard(
        points=income,
        balance=balance,
        expired_points=expired,
        subtracted_points=subtracted,
        redeemed_points=redeemed,
    )


def _settled(filling: Filling, source: Fields, rest: int, name: str) -> tuple[int, int]:
    """Return balance and subtracted amount, which together are *rest*."""
    balance, subtracted = source.read("balance", int), source.read(name, int)
    if balance is None:
        balance = rest - (subtracted or 0)
    if subtracted is None:
        subtracted = rest - balance
    if not filling.exact and (balance < 0 or subtracted < 0 or balance + subtracted != rest):
        raise source.refusal(f"expected at most {rest}, which is not redeemed so far", "balance")
    return balance, subtracted


def write_gift(gift: Gift) -> Json:
    """Write *gift* without what is redeemed of it."""
    written = codec.encode(replace(gift, redeemed_amount=0))
    return written | {"subtracted_amount": gift.subtracted_amount}


def write_card(card: LoyaltyCard) -> Json:
    """Write *card* without what is redeemed of it."""
    written = codec.encode(replace(card, redeemed_points=0))
    return written | {"subtracted_points": card.subtracted_points}

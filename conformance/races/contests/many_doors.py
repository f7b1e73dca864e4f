"""A voucher with as many uses as anybody wants, redeemed by every way there is."""

from dataclasses import replace

from conformance.races.contest import Contest, Reading, Stage
from conformance.values.requests import CART, money_off, redemption, voucher


def prepare(stage: Stage) -> Contest:
    """All may win, and every win is counted."""
    code = stage.name("doors")
    stage.make(money_off(code))
    here, order = redemption(voucher(code)), {"order": {"amount": CART}}
    alone = replace(here, path=f"/v1/vouchers/{code}/redemption", body=order)
    pages = replace(here, path="/client/v1/redemptions")
    doors = (here, pages, alone, replace(alone, path=f"/client/v1/redeem?code={code}"))
    twice = tuple(door for door in doors for _ in range(2))
    return Contest(
        requests=(twice * stage.size)[: max(stage.size, len(twice))],
        rule="redemptions.md 7",
        readings=(Reading(f"/v1/vouchers/{code}", ("redemption", "redeemed_quantity"), sum),),
    )

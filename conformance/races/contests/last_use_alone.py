"""A voucher with one use left, redeemed by its own path."""

from conformance.races.contest import Contest, Stage
from conformance.target import Request
from conformance.values.requests import CART, money_off


def prepare(stage: Stage) -> Contest:
    """One redemption wins."""
    code = stage.name("alone")
    stage.make(money_off(code, quantity=1))
    wish = Request("POST", f"/v1/vouchers/{code}/redemption", {"order": {"amount": CART}})
    return Contest(requests=(wish,) * stage.size, rule="redemptions.md 12", most=1)

"""A voucher with one use left, and clients who want it."""

from dataclasses import replace

from conformance.races.contest import Contest, Stage
from conformance.values.requests import money_off, redemption, voucher


def prepare(stage: Stage) -> Contest:
    """One redemption wins."""
    code = stage.name("shop")
    stage.make(money_off(code, quantity=1))
    wish = replace(redemption(voucher(code)), path="/client/v1/redemptions")
    return Contest(requests=(wish,) * stage.size, rule="redemptions.md 13", most=1)

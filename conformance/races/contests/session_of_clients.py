"""The last use of a voucher, to be locked by clients."""

from dataclasses import replace

from conformance.races.contest import Contest, Stage, is_valid
from conformance.values.requests import money_off, validation, voucher


def prepare(stage: Stage) -> Contest:
    """One validation gets the lock."""
    code = stage.name("page")
    stage.make(money_off(code, quantity=1))
    wish = validation(voucher(code), session={"type": "LOCK"})
    return Contest(
        requests=(replace(wish, path="/client/v1/validations"),) * stage.size,
        rule="redemptions.md 8",
        most=1,
        won=is_valid,
    )

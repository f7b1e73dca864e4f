"""The last use of a voucher, to be locked."""

from conformance.races.contest import Contest, Stage, is_valid
from conformance.values.requests import money_off, validation, voucher


def prepare(stage: Stage) -> Contest:
    """One validation gets the lock."""
    code = stage.name("lock")
    stage.make(money_off(code, quantity=1))
    return Contest(
        requests=(validation(voucher(code), session={"type": "LOCK"}),) * stage.size,
        rule="redemptions.md 8",
        most=1,
        won=is_valid,
    )

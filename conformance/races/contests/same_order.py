"""One order that many vouchers are redeemed for."""

from conformance.races.contest import Contest, Reading, Stage, Wins
from conformance.values.requests import money_off, redemption, voucher


def prepare(stage: Stage) -> Contest:
    """All may win (or be told to wait, P-11), and each voucher knows whether it did."""
    codes = [stage.name(f"cart{number}") for number in range(stage.size)]
    for code in codes:
        stage.make(money_off(code, quantity=1))
    order = {"source_id": stage.name("order"), "amount": 10_000}
    return Contest(
        requests=tuple(redemption(voucher(code), order=order) for code in codes),
        rule="P-11",
        readings=tuple(_used(code, number) for number, code in enumerate(codes)),
    )


def _used(code: str, number: int) -> Reading:
    def uses(wins: Wins) -> int:
        return int(wins[number])

    return Reading(f"/v1/vouchers/{code}", ("redemption", "redeemed_quantity"), uses)

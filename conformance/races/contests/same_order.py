"""One order that many vouchers are redeemed for."""

from conformance.races.contest import Contest, Reading, Stage, Wins
from conformance.values.requests import money_off, redemption, voucher

_OFF = 100


def prepare(stage: Stage) -> Contest:
    """All may win (or be told to wait, P-11); each voucher knows whether it did, and the order."""
    codes = [stage.name(f"cart{number}") for number in range(stage.size)]
    for code in codes:
        stage.make(money_off(code, _OFF, quantity=1))
    named = stage.name("order")
    order = {"source_id": named, "amount": 10_000}
    return Contest(
        requests=tuple(redemption(voucher(code), order=order) for code in codes),
        rule="P-11",
        readings=(
            Reading(f"/v1/orders/{named}", ("total_discount_amount",), _taken_off),
            *(_used(code, number) for number, code in enumerate(codes)),
        ),
    )


def _used(code: str, number: int) -> Reading:
    def uses(wins: Wins) -> int:
        return int(wins[number])

    return Reading(f"/v1/vouchers/{code}", ("redemption", "redeemed_quantity"), uses)


def _taken_off(wins: Wins) -> int:
    return _OFF * sum(wins)

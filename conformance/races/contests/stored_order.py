"""One order that was there before, and that many vouchers are redeemed for."""

from conformance.races.contest import Contest, Reading, Stage, Wins
from conformance.target import Request
from conformance.values.requests import money_off, redemption, voucher

_OFF = 100


def prepare(stage: Stage) -> Contest:
    """All may win (or be told to wait, P-11), and the order shows what each that did took off."""
    codes = [stage.name(f"cart{number}") for number in range(stage.size)]
    for code in codes:
        stage.make(money_off(code, _OFF))
    body = {"source_id": stage.name("stored"), "amount": 10_000}
    order = stage.make(Request("POST", "/v1/orders", body)).document["id"]
    return Contest(
        requests=tuple(redemption(voucher(code), order={"id": order}) for code in codes),
        rule="P-11",
        readings=(Reading(f"/v1/orders/{order}", ("total_discount_amount",), _taken_off),),
    )


def _taken_off(wins: Wins) -> int:
    return _OFF * sum(wins)

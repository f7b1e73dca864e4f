"""A customer who redeems many vouchers."""

from conformance.races.contest import Contest, Reading, Stage
from conformance.target import Request
from conformance.values.requests import money_off, redemption, voucher


def prepare(stage: Stage) -> Contest:
    """All may win, and every win is counted for the customer."""
    buyer = stage.name("buyer")
    stage.make(Request("POST", "/v1/customers", {"source_id": buyer, "name": "Buyer"}))
    codes = [stage.name(f"own{number}") for number in range(stage.size)]
    for code in codes:
        stage.make(money_off(code))
    counted = ("summary", "redemptions", "total_succeeded")
    customer = {"source_id": buyer}
    return Contest(
        requests=tuple(redemption(voucher(code), customer=customer) for code in codes),
        rule="resources.md 5",
        readings=(Reading(f"/v1/customers/{buyer}", counted, sum),),
    )

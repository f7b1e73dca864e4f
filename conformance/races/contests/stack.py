"""A last use that is part of many stacks."""

from conformance.races.contest import Contest, Reading, Stage, Wins
from conformance.values.requests import money_off, redemption, voucher


def prepare(stage: Stage) -> Contest:
    """One stack wins as a whole; the others take nothing at all."""
    shared = stage.name("both")
    stage.make(money_off(shared, quantity=1))
    own = [stage.name(f"own{number}") for number in range(stage.size)]
    for code in own:
        stage.make(money_off(code, quantity=1))
    return Contest(
        requests=tuple(redemption(voucher(code), voucher(shared)) for code in own),
        rule="redemptions.md 6",
        most=1,
        readings=tuple(_used(code, number) for number, code in enumerate(own)),
    )


def _used(code: str, number: int) -> Reading:
    def uses(wins: Wins) -> int:
        return int(wins[number])

    return Reading(f"/v1/vouchers/{code}", ("redemption", "redeemed_quantity"), uses)

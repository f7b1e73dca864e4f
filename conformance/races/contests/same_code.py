"""A code that many want for a voucher of theirs."""

from conformance.races.contest import Contest, Stage
from conformance.values.requests import money_off


def prepare(stage: Stage) -> Contest:
    """One creation wins."""
    code = stage.name("code")
    return Contest(
        requests=tuple(money_off(code, 100 + number) for number in range(stage.size)),
        rule="resources.md 4",
        most=1,
    )

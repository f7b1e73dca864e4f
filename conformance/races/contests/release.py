"""A session that many let go of."""

from conformance.races.contest import Contest, Stage
from conformance.target import Request
from conformance.values.requests import money_off, validation, voucher


def prepare(stage: Stage) -> Contest:
    """One finds it; for the others it is gone."""
    code, key = stage.name("held"), stage.name("key")
    stage.make(money_off(code, quantity=1))
    stage.make(validation(voucher(code), session={"type": "LOCK", "key": key}))
    letting_go = Request("DELETE", f"/v1/vouchers/{code}/sessions/{key}")
    return Contest(requests=(letting_go,) * stage.size, rule="redemptions.md 8", most=1)

"""The uses of a voucher are fought for by all doors, and one is taken back."""

from dataclasses import replace

from conformance.target import Request
from conformance.tour.guide import Guide
from conformance.values.requests import redemption, rollback, voucher
from spec import Json


def tell(guide: Guide) -> None:
    """Use a voucher up, and once more."""
    ways = _ways(guide, voucher(guide.name("often")))
    made = guide.together(*(way for way in ways for _ in range(2)))
    singles = [each["id"] for each in made if each.get("object") == "redemption"]
    guide.send(rollback(next(iter(singles), "r_none")))


def _ways(guide: Guide, often: Json) -> tuple[Request, ...]:
    """Return the same redemption by each door, of one order or of many."""
    here = redemption(often, order={"source_id": guide.name("shared"), "amount": 900})
    alone = f"/v1/vouchers/{guide.name('often')}/redemption"
    client = replace(redemption(often, amount=100), path="/client/v1/redemptions")
    return here, client, replace(here, path=alone, body={"order": {"amount": 2001}})

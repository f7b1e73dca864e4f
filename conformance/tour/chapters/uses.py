"""The uses of a voucher are fought for by all doors; one is taken back, locked, and used."""

from dataclasses import replace

from conformance.target import Request
from conformance.tour.guide import Guide
from conformance.values.requests import redemption, rollback, voucher
from spec import Json

_LOCK = {"type": "LOCK"}


def tell(guide: Guide) -> None:
    """Use a voucher up, and once more."""
    often = voucher(guide.name("often"))
    ways = _ways(guide, often)
    made = guide.together(*(way for way in ways for _ in range(2)))
    singles = [each["id"] for each in made if each.get("object") == "redemption"]
    guide.post("/client/v1/redemptions", ways[1].body)
    taken_back = rollback(next(iter(singles), "r_none"))
    guide.together(taken_back, taken_back)
    _lock(guide, often)


def _ways(guide: Guide, often: Json) -> tuple[Request, ...]:
    """Return the same redemption of a small order, by each door."""
    here = redemption(often, amount=100)
    alone = f"/v1/vouchers/{guide.name('often')}/redemption"
    client = replace(here, path="/client/v1/redemptions")
    return here, client, replace(here, path=alone, body={"order": {"amount": 2001}})


def _lock(guide: Guide, often: Json) -> None:
    """Lock the last use, keep others out, redeem with the key."""
    locking = Request("POST", "/v1/validations", {"redeemables": [often], "session": _LOCK})
    told = guide.together(locking, locking)
    keys = [each["session"]["key"] for each in told if each.get("session")]
    own = _LOCK | {"key": next(iter(keys), "ssn_none")}
    alone = f"/v1/vouchers/{guide.name('often')}/redemption"
    guide.post(alone, {"order": {"amount": 2001}})
    guide.send(redemption(often, session=own))

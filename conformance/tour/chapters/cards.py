"""A card is filled up and paid with at the same moment, locked in part, and set free."""

from conformance.target import Request
from conformance.tour.guide import Guide
from conformance.values.requests import redemption, voucher

_MORE, _PAID = 100, 300


def tell(guide: Guide) -> None:
    """Pay with a card, fill it up, lock some of it."""
    code = guide.name("gift")
    path = f"/v1/vouchers/{code}"
    more = Request("POST", f"{path}/balance", {"amount": _MORE})
    pay = redemption(voucher(code, _PAID))
    guide.together(more, more, pay, pay)
    guide.post(f"{path}/balance", {"amount": -_MORE})
    _lock(guide, code)
    guide.get(f"{path}/transactions?limit=20")


def _lock(guide: Guide, code: str) -> None:
    """Lock 300 of the 500 that are left, once more with the same key, and redeem beside it."""
    path, key = f"/v1/vouchers/{code}", guide.name("session-key")
    session = {"session": {"type": "LOCK", "key": key}}
    body = {"redeemables": [voucher(code, 300)], "order": {"amount": 5000}, **session}
    guide.post("/v1/validations", body)
    guide.post("/client/v1/validations", body)
    guide.send(redemption(voucher(code, 100)))
    guide.post(f"{path}/redemption", {"order": {"amount": 500}, "gift": {"credits": 101}})
    guide.delete(f"{path}/sessions/{key}")
    guide.delete(f"{path}/sessions/{key}")
    buyer = {"source_id": guide.name("anna")}
    guide.send(redemption(voucher(code, 101), customer=buyer))

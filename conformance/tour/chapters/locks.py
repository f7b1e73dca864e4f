"""The last use of a voucher is locked, and a part of a card by the same key."""

from conformance.target import Request
from conformance.tour.guide import Guide
from conformance.values.requests import redemption, rollback, voucher
from spec import Json


def tell(guide: Guide) -> None:
    """Lock, keep others out, redeem with the key, and let two take it back at once."""
    often = voucher(guide.name("often"))
    own = {"type": "LOCK", "key": _key(guide, often)}
    _lock_card(guide, own)
    guide.post(f"/v1/vouchers/{often['id']}/redemption", {"order": {"amount": 2001}})
    _pay_too_much(guide)
    _release(guide, own["key"])
    _pay_again(guide)
    made = guide.send(redemption(often, session=own, options={"expand": ["redeemable"]}))
    first = next(iter(made.get("redemptions", ())), {"id": "r_none"})
    taken_back = rollback(first["id"])
    guide.together(taken_back, taken_back)


def _key(guide: Guide, often: Json) -> str:
    """Let two lock the last use at the same moment, and return the key of who was first."""
    redeemables = [voucher(guide.name("third")), often]
    body = {"redeemables": redeemables, "session": {"type": "LOCK"}, "order": {"amount": 200}}
    locking = Request("POST", "/v1/validations", body)
    told = guide.together(locking, locking)
    keys = [each["session"]["key"] for each in told if each.get("session")]
    return str(next(iter(keys), "ssn_none"))


def _lock_card(guide: Guide, own: Json) -> None:
    """Lock 400 of the 600 that are left, and once more with the same key."""
    gift = voucher(guide.name("gift"), 400)
    body = {"redeemables": [gift], "order": {"amount": 5000}, "session": own}
    guide.post("/v1/validations", body)
    guide.post("/client/v1/validations", body)


def _pay_too_much(guide: Guide) -> None:
    """Redeem 201 beside the lock, which leaves 200."""
    body = {"order": {"amount": 500}, "gift": {"credits": 201}}
    guide.post(f"/v1/vouchers/{guide.name('gift')}/redemption", body)


def _pay_again(guide: Guide) -> None:
    """Pay for the basket of the stack, which is known by now, with what was locked before."""
    card, buyer = voucher(guide.name("gift"), 301), {"source_id": guide.name("anna")}
    order = {"source_id": guide.name("basket"), "amount": 1}
    guide.send(redemption(card, customer=buyer, order=order))


def _release(guide: Guide, key: str) -> None:
    path = f"/v1/vouchers/{guide.name('gift')}/sessions/{key}"
    guide.delete(path)
    guide.delete(path)

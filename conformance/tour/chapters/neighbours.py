"""Another project has things of its own: we do not find them, nor does it find ours."""

from conformance.target import Request
from conformance.tour.guide import Guide
from conformance.values.requests import money_off, redemption, voucher


def tell(guide: Guide) -> None:
    """Reach for what is next door, from both sides."""
    if guide.stranger is None:
        return
    buyer, code = guide.name("stranger"), guide.name("foreign")
    somebody = guide.trespass(Request("POST", "/v1/customers", {"source_id": buyer}))
    order = {"source_id": guide.name("their-cart"), "amount": 1}
    cart = guide.trespass(Request("POST", "/v1/orders", order))
    guide.trespass(money_off(code))
    guide.get(f"/v1/customers/{somebody.get('id', 'cust_none')}")
    guide.get(f"/v1/customers/{buyer}")
    guide.put(f"/v1/orders/{cart.get('id', 'ord_none')}", {"status": "CANCELED"})
    guide.get(f"/v1/vouchers/{code}")
    guide.send(redemption(voucher(code)))
    _looked_for(guide)
    guide.trespass(Request("DELETE", f"/v1/vouchers/{code}?force=true"))
    guide.trespass(Request("DELETE", f"/v1/customers/{buyer}"))


def _looked_for(guide: Guide) -> None:
    """Let the other project look for what is ours, which exists by now."""
    code = guide.name("ours")
    path = f"/v1/vouchers/{code}"
    guide.send(money_off(code))
    guide.trespass(Request("GET", path))
    guide.trespass(redemption(voucher(code)))
    guide.trespass(Request("DELETE", f"{path}?force=true"))
    guide.get(path)
    guide.delete(f"{path}?force=true")

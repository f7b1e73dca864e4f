"""A question, a refusal and a stranger leave no traces: what was listed before is listed after."""

from conformance.target import Request
from conformance.tour.guide import Guide
from conformance.values.requests import money_off, redemption, validation, voucher
from spec import Json

_ORDERS = "/v1/orders?limit=3&order=-created_at"
_CUSTOMERS = "/v1/customers?limit=3&order=-created_at"


def tell(guide: Guide) -> None:
    """Read lists before and after calls that must not add to them."""
    code = guide.name("traced")
    guide.send(money_off(code))
    guide.get(_CUSTOMERS)
    guide.get(_ORDERS)
    guide.send(validation(voucher(code), customer=_somebody(guide)))
    guide.get(_CUSTOMERS)
    guide.get(_ORDERS)
    guide.send(redemption(voucher(guide.name("nothing"))))
    guide.get(_ORDERS)
    guide.intrude(Request("POST", "/v1/orders", {"amount": 1}, credentials={}))
    guide.get(_ORDERS)
    guide.delete(f"/v1/vouchers/{code}?force=true")


def _somebody(guide: Guide) -> Json:
    """Return a customer who was never seen."""
    return {"source_id": guide.name("somebody"), "name": "Somebody"}

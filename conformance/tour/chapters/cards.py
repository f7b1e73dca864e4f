"""A card is filled up and paid with at the same moment."""

from conformance.target import Request
from conformance.tour.guide import Guide
from conformance.values.requests import redemption, voucher

_MORE, _PAID = 100, 300


def tell(guide: Guide) -> None:
    """Pay with a card and fill it up."""
    code = guide.name("gift")
    more = Request("POST", f"/v1/vouchers/{code}/balance", {"amount": _MORE})
    pay = redemption(voucher(code, _PAID))
    guide.together(more, more, pay, pay)

"""Vouchers of all kinds are made, two of them at the same moment, and changed."""

from conformance.target import Request
from conformance.tour.guide import Guide
from conformance.values.requests import gift_card, money_off

_USES, _ON_CARD = 6, 1300


def tell(guide: Guide) -> None:
    """Make vouchers, with all that a voucher can have."""
    code = guide.name("third")
    third = {"type": "PERCENT", "percent_off": 33.3, "effect": "APPLY_TO_ORDER"}
    body = {"type": "DISCOUNT_VOUCHER", "discount": third, "metadata": {"kept": "Grüße, 東京"}}
    making = Request("POST", f"/v1/vouchers/{code}", body)
    guide.together(making, making)
    guide.put(f"/v1/vouchers/{code}", {"metadata": {"new": 1}, "additional_info": "für später"})
    guide.get(f"/v1/vouchers/{code}")
    often = money_off(guide.name("often"), 250, _USES, category="sale")
    guide.intrude(Request("POST", often.path, often.body, credentials=_half(guide)))
    guide.send(often)
    capped = {"type": "PERCENT", "percent_off": 50, "amount_limit": 333}
    body = {"code": guide.name("capped"), "discount": capped | {"effect": "APPLY_TO_ORDER"}}
    guide.post("/v1/vouchers", body | {"type": "DISCOUNT_VOUCHER"})
    guide.send(gift_card(guide.name("gift"), _ON_CARD))


def _half(guide: Guide) -> dict[str, str]:
    """Return our keys with a wrong secret."""
    keys = guide.server_keys()
    return {**keys, [*keys][-1]: "nobody"}

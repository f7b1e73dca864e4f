"""Six redeemables on one order of odd sums: validated, redeemed, and rolled back by two at once."""

from dataclasses import replace

from conformance.tour.guide import Guide
from conformance.values.requests import redemption, rollback, voucher
from spec import Json

_LINES = [
    {"product_id": "prod-book", "quantity": 3, "price": 999},
    {"product_id": "prod-mug", "price": 333},
]


def tell(guide: Guide) -> None:
    """Redeem a stack and take it back."""
    body = {**_stack(guide), "order": {"source_id": guide.name("basket"), "items": _LINES}}
    guide.post("/v1/validations", body)
    guide.intrude(replace(redemption(voucher(guide.name("often"))), credentials=_half(guide)))
    made = guide.post("/v1/redemptions", body)
    parent = made.get("parent_redemption", {}).get("id", "r_none")
    again = replace(rollback(parent), path=f"/v1/redemptions/{parent}/rollbacks")
    guide.together(again, again)


def _stack(guide: Guide) -> dict[str, Json]:
    redeemables = [
        voucher(guide.name("often")),
        voucher(guide.name("third")),
        voucher(guide.name("capped")),
        {"object": "promotion_tier", "id": guide.known("tier")},
        voucher(guide.name("gift"), 300),
        {"object": "promotion_tier", "id": guide.known("second tier")},
    ]
    return {
        "redeemables": redeemables,
        "customer": {"source_id": guide.name("anna")},
        "metadata": {"channel": "Laden"},
    }


def _half(guide: Guide) -> dict[str, str]:
    """Return our keys with a wrong secret."""
    keys = guide.server_keys()
    return {**keys, [*keys][-1]: "nobody"}

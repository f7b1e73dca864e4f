"""Six redeemables on one order of odd sums; `undoing` takes them back."""

from conformance.tour.guide import Guide
from conformance.values.requests import voucher
from spec import Json

_LINES = [
    {"product_id": "prod-book", "quantity": 3, "price": 999},
    {"product_id": "prod-mug", "price": 333},
]


def tell(guide: Guide) -> None:
    """Validate and redeem a stack, as a customer of whom there is news."""
    anna = {"source_id": guide.name("anna"), "name": "Anna", "metadata": {"shoe": 38}}
    told = {"customer": anna, "metadata": {"channel": "Laden"}}
    body = {"redeemables": _stack(guide), "order": _basket(guide), **told}
    guide.post("/v1/validations", body)
    made = guide.post("/v1/redemptions", body)
    guide.know("parent", made.get("parent_redemption", {}).get("id"))
    guide.know("child", *(each["id"] for each in made.get("redemptions", ())))


def _basket(guide: Guide) -> Json:
    return {"source_id": guide.name("basket"), "items": _LINES}


def _stack(guide: Guide) -> list[Json]:
    return [
        voucher(guide.name("often")),
        voucher(guide.name("third")),
        voucher(guide.name("capped")),
        {"object": "promotion_tier", "id": guide.known("tier")},
        voucher(guide.name("gift"), 300),
        {"object": "promotion_tier", "id": guide.known("second tier")},
    ]

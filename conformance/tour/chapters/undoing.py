"""A stack is taken back by two at once, and what came of it is looked at."""

from conformance.target import Request
from conformance.tour.guide import Guide


def tell(guide: Guide) -> None:
    """Roll the stack back, take something off its card, and read order and ledger."""
    again = Request("POST", f"/v1/redemptions/{guide.known('parent')}/rollbacks")
    guide.together(again, again)
    guide.get(f"/v1/orders/{guide.name('basket')}")
    path = f"/v1/vouchers/{guide.name('gift')}"
    guide.post(f"{path}/balance", {"amount": -100})
    rows = guide.get(f"{path}/transactions?limit=20").get("data", ())
    if rows:
        guide.get(f"{path}/transactions?limit=2&starting_after_id={rows[0]['id']}")

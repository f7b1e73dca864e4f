"""What was done is looked at again later: records, ledgers, lists, and who it was for."""

from conformance.target import Request
from conformance.tour.guide import Guide
from conformance.values.requests import gift_card, money_off, redemption, validation, voucher
from spec import Json


def tell(guide: Guide) -> None:
    """Lock, validate, redeem and delete, and look at what is left of it."""
    one, two, card = (guide.name(each) for each in ("one-of-two", "two-of-two", "purse"))
    guide.send(money_off(one, quantity=1))
    guide.send(money_off(two, quantity=1))
    guide.send(gift_card(card, 900))
    _lock_both(guide, one, two, card)
    _redeem(guide, one, card)
    _filter(guide, one)
    _turn_pages(guide, f"/v1/vouchers/{card}/transactions")
    _move_tiers(guide)
    for code in (one, two, card):
        guide.delete(f"/v1/vouchers/{code}?force=true")


def _lock_both(guide: Guide, one: str, two: str, card: str) -> None:
    """Lock the only use of two vouchers, for somebody who is nobody yet, and let both go.

    The same key locks a card too, which is no reason to let go of what it has.
    """
    key, nobody = guide.name("both-keys"), guide.name("nobody")
    session = {"type": "LOCK", "key": key}
    customer = {"source_id": nobody, "name": "Nobody"}
    guide.send(validation(voucher(one), voucher(two), session=session, customer=customer))
    guide.get(f"/v1/customers/{nobody}")
    guide.send(validation(voucher(card, 100), session=session))
    for code in (one, two):
        guide.send(validation(voucher(code)))
        guide.delete(f"/v1/vouchers/{code}/sessions/{key}")
    guide.delete(f"/v1/vouchers/{card}/sessions/{key}")


def _redeem(guide: Guide, one: str, card: str) -> None:
    """Redeem a stack without its orders, as a customer who changes; then take and forget it."""
    buyer = guide.name("passing")
    guide.post("/v1/customers", {"source_id": buyer, "name": "Pat", "email": "pat@shop.test"})
    told = {"source_id": buyer, "name": "Patricia", "metadata": {"size": 38}}
    options = {"expand": ["redeemable"]}
    made = guide.send(redemption(voucher(one), voucher(card, 300), customer=told, options=options))
    guide.get(f"/v1/customers/{buyer}")
    alone = guide.send(redemption(voucher(card, 200), customer={"source_id": buyer}))
    records = _ids(made) + _ids(alone)
    undone = guide.post(f"/v1/redemptions/{records[-1]}/rollback", {"reason": "too late"})
    guide.get(f"/v1/customers/{buyer}")
    guide.post("/v1/customers", {"source_id": buyer, "email": "patricia@shop.test"})
    guide.get(f"/v1/customers/{buyer}")
    guide.delete(f"/v1/customers/{buyer}")
    for record in (*records, undone.get("id", "rr_none")):
        guide.get(f"/v1/redemptions/{record}")


def _ids(made: Json) -> list[str]:
    """Return the ids of redemptions, children before their parent, one that nothing has if none."""
    records = [*made.get("redemptions", ()), made.get("parent_redemption")]
    return [str(each["id"]) for each in records if each] or ["r_none"]


_PARTS = (
    ("$starts_with", slice(None, -2)),
    ("$starts_with", slice(2, None)),
    ("$ends_with", slice(2, None)),
    ("$ends_with", slice(None, -2)),
    ("$contains", slice(2, -2)),
    ("$not_contain", slice(2, -2)),
    ("$in", slice(None)),
    ("$not_in", slice(None)),
)
"""Operators, and with which part of a code they are used."""


def _filter(guide: Guide, code: str) -> None:
    """List the vouchers with a part of a code, the records about a voucher, and about others."""
    for operator, part in _PARTS:
        condition = f"filters[code][conditions][{operator}]={code[part]}"
        guide.get(f"/v1/vouchers?limit=20&{condition}")
    field, result = "filters[voucher_code][conditions]", "filters[result][conditions][$is]"
    for asked in (
        f"{field}[$is]={code}",
        f"{field}[$is_not]={code}",
        f"{field}[$is]={code}&{result}=FAILURE&filters[junction]=and",
        f"{field}[$is]={code}&{result}=FAILURE&filters[junction]=or",
    ):
        guide.get(f"/v1/redemptions?limit=20&{asked}")


def _turn_pages(guide: Guide, path: str) -> None:
    """Read a ledger entry by entry."""
    cursor = ""
    for _ in range(2):
        rows = guide.get(f"{path}?limit=1{cursor}").get("data", ())
        cursor = f"&starting_after_id={rows[-1]['id']}" if rows else ""
    guide.get(f"{path}?limit=20&order=id")


def _move_tiers(guide: Guide) -> None:
    """Move the last of three tiers to the front, and delete one."""
    action = {"discount": {"type": "AMOUNT", "amount_off": 5}}
    tiers = [{"name": name, "action": action} for name in ("A", "B", "C")]
    body = {"name": guide.name("moving"), "campaign_type": "PROMOTION"}
    made = guide.post("/v1/campaigns", body | {"promotion": {"tiers": tiers}})
    ids = [each["id"] for each in made.get("promotion", {}).get("tiers", ())] or ["promo_none"]
    below = f"/v1/promotions/{made.get('id', 'camp_none')}/tiers"
    guide.put(f"/v1/promotions/tiers/{ids[-1]}", {"hierarchy": 1})
    guide.get(below)
    guide.send(Request("DELETE", f"/v1/promotions/tiers/{ids[0]}"))
    guide.get(below)
    guide.delete(f"/v1/campaigns/{made.get('id', 'camp_none')}?force=true")

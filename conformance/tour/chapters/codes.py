"""A campaign with a code of its own goes, and the code with it."""

from conformance.tour.guide import Guide


def tell(guide: Guide) -> None:
    """Make a campaign of one voucher, look at it alone and in the list, and delete it."""
    code = guide.name("alone")
    off = {"type": "AMOUNT", "amount_off": 100}
    template = {"type": "DISCOUNT_VOUCHER", "discount": off, "code": code}
    body = {"name": guide.name("codes"), "campaign_type": "DISCOUNT_COUPONS"}
    made = guide.post("/v1/campaigns", {**body, "type": "STANDALONE", "voucher": template})
    guide.get(f"/v1/vouchers/{code}")
    guide.get(f"/v1/campaigns/{made.get('id', 'camp_none')}")
    guide.get("/v1/campaigns?limit=1&order=-created_at")
    gone = guide.call("DELETE", f"/v1/campaigns/{made.get('id', 'camp_none')}?force=true")
    guide.get(f"/v1/async-actions/{gone.get('async_action_id', 'aa_none')}")
    guide.get(f"/v1/vouchers/{code}")

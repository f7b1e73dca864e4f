"""Everything is deleted, and gone, with all that hangs on it."""

from conformance.tour.guide import Guide


def tell(guide: Guide) -> None:
    """Delete what the tour has made."""
    third = guide.name("third")
    guide.delete(f"/v1/customers/{guide.name('anna')}")
    guide.put(f"/v1/customers/{guide.name('anna')}", {"name": "Nobody"})
    guide.get(f"/v1/redemptions/{guide.known('child')}")
    guide.delete(f"/v1/vouchers/{third}")
    asked = f"filters[code][conditions][$not_in]={guide.name('gift')}"
    guide.get(f"/v1/vouchers?limit=20&{asked}")
    _campaign(guide)


def _campaign(guide: Guide) -> None:
    made = guide.call("DELETE", f"/v1/campaigns/{guide.known('campaign')}?force=true")
    guide.get(f"/v1/async-actions/{made.get('async_action_id', 'aa_none')}")
    guide.delete(f"/v1/promotions/tiers/{guide.known('tier')}")

"""Edges of time in the wrong place."""

from tests.mock_server.sabotage.bench import proves


@proves("expires_too_late", honest=400, wrong=200)
def expires_too_late(shop):
    shop.turn_clock(now="2026-01-15T12:00:00.001Z")
    return shop.redeem("ENDS").status


@proves("expires_too_early", honest=200, wrong=400)
def expires_too_early(shop):
    return shop.redeem("ENDS").status


@proves("starts_too_early", honest=400, wrong=200)
def starts_too_early(shop):
    shop.turn_clock(now="2026-01-15T11:59:59.999Z")
    return shop.redeem("STARTS").status


@proves("expiry_ignored_by_clients", honest=400, wrong=200)
def expiry_ignored_by_clients(shop):
    shop.turn_clock(advance="PT1H")
    return shop.by_client("redemptions", "ENDS").status


@proves("campaign_dates_ignored", honest=400, wrong=200)
def campaign_dates_ignored(shop):
    return shop.redeem("OVER").status


@proves("tier_dates_ignored", honest=400, wrong=200)
def tier_dates_ignored(shop):
    return shop.redeem("promo_over").status


@proves("another_time_zone", honest=200, wrong=400)
def another_time_zone(shop):
    return shop.redeem("THURSDAY").status


@proves("week_starts_on_monday", honest=200, wrong=400)
def week_starts_on_monday(shop):
    return shop.redeem("THURSDAY").status


@proves("closing_time_included", honest=400, wrong=200)
def closing_time_included(shop):
    return shop.redeem("MORNING").status


@proves("session_never_ends", honest=200, wrong=400)
def session_never_ends(shop):
    shop.validate("ONCE", session={"type": "LOCK", "key": "k", "ttl": 1, "ttl_unit": "MINUTES"})
    shop.turn_clock(advance="PT1H")
    return shop.redeem("ONCE").status


@proves("session_ends_too_early", honest=400, wrong=200)
def session_ends_too_early(shop):
    shop.validate("ONCE", session={"type": "LOCK", "key": "k", "ttl": 1, "ttl_unit": "MINUTES"})
    shop.turn_clock(now="2026-01-15T12:00:59.999Z")
    return shop.redeem("ONCE").status


@proves("session_unit_ignored", honest=400, wrong=200)
def session_unit_ignored(shop):
    shop.validate("ONCE", session={"type": "LOCK", "key": "k", "ttl": 1, "ttl_unit": "HOURS"})
    shop.turn_clock(advance="PT1M")
    return shop.redeem("ONCE").status


@proves("token_never_expires", honest=401, wrong=200)
def token_never_expires(shop):
    token = shop.token()
    shop.turn_clock(advance="PT1H")
    return shop.get("/v1/vouchers", keys=token).status


@proves("old_redemption_rolled_back", honest=400, wrong=200)
def old_redemption_rolled_back(shop):
    done = shop.redeem("TENNER")
    shop.turn_clock(advance="P200D")
    return shop.roll_back(done).status


@proves("dates_run_backwards", honest=True, wrong=False)
def dates_run_backwards(shop):
    first, second = (shop.redeem("TENNER").json["redemptions"][0]["id"] for _ in range(2))
    dates = [shop.get(f"/v1/redemptions/{each}").json["date"] for each in (first, second)]
    return dates[0] <= dates[1]


@proves("created_when_updated", honest=True, wrong=False)
def created_when_updated(shop):
    before = shop.get("/v1/customers/ann").json["created_at"]
    shop.turn_clock(advance="PT1H")
    shop.put("/v1/customers/ann", {"name": "Anna"})
    return shop.get("/v1/customers/ann").json["created_at"] == before


@proves("update_without_date", honest="2026-01-15T12:00:00.000Z", wrong=None)
def update_without_date(shop):
    shop.put("/v1/vouchers/TENNER", {"metadata": {"b": 2}})
    return shop.get("/v1/vouchers/TENNER").json["updated_at"]

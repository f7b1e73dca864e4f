"""Edges of time in the wrong place."""

from tests.mock_server.sabotage.bench import FORM, NOON, OFF, proves, redeeming


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


@proves("frame_never_closes", honest=400, wrong=200)
def frame_never_closes(shop):
    frame = {"interval": "P2D", "duration": "PT1H"}
    framed = {"code": "FRAMED", "start_date": "2026-01-13T12:00:00Z", "validity_timeframe": frame}
    shop.furnish(vouchers=[framed | OFF])
    shop.turn_clock(advance="PT2H")
    return shop.redeem("FRAMED").status


@proves("hours_on_every_day", honest=400, wrong=200)
def hours_on_every_day(shop):
    shop.turn_clock(advance="PT23H")
    return shop.redeem("MORNING").status


@proves("summer_time_ignored", honest=400, wrong=200)
def summer_time_ignored(shop):
    hours = {"daily": [{"start_time": "08:00", "expiration_time": "12:00", "days_of_week": []}]}
    shop.furnish(
        settings={"time_zone": "Europe/Berlin"},
        vouchers=[{"code": "BERLIN", "validity_hours": hours, **OFF}],
    )
    shop.turn_clock(now="2026-07-01T10:30:00Z")
    return shop.redeem("BERLIN").status


@proves("months_of_thirty_days", honest=200, wrong=400)
def months_of_thirty_days(shop):
    shop.turn_clock(now="2026-07-01T12:00:00Z")
    redeemed = shop.redeem("TENNER")
    shop.turn_clock(advance="P91D")
    return shop.roll_back(redeemed).status


@proves("daily_limit_for_good", honest=200, wrong=400)
def daily_limit_for_good(shop):
    limit = {"id": "val_day", "name": "redemption.count.daily"}
    limit |= {"conditions": {"$less_than_or_equal": [1]}}
    shop.furnish(vouchers=[{"code": "DAILY", "rules": [limit], **OFF}])
    shop.redeem("DAILY")
    shop.turn_clock(advance="P1D")
    return shop.redeem("DAILY").status


@proves("looking_prolongs_tokens", honest=401, wrong=200)
def looking_prolongs_tokens(shop):
    token = shop.token()
    form = f"access_token={token['Authorization'].removeprefix('Bearer ')}".encode()
    shop.turn_clock(advance="PT10M")
    shop.post("/v1/oauth/introspect", form, headers=FORM)
    shop.turn_clock(advance="PT10M")
    return shop.get("/v1/vouchers", keys=token).status


@proves("session_not_prolonged", honest=400, wrong=200)
def session_not_prolonged(shop):
    session = {"type": "LOCK", "key": "k", "ttl": 1, "ttl_unit": "HOURS"}
    shop.validate("ONCE", session=session)
    shop.turn_clock(advance="PT40M")
    shop.validate("ONCE", session=session)
    shop.turn_clock(advance="PT40M")
    return shop.redeem("ONCE").status


@proves("rollback_backdated", honest="2026-01-15T13:00:00.000Z", wrong=NOON)
def rollback_backdated(shop):
    redeemed = shop.redeem("TENNER")
    shop.turn_clock(advance="PT1H")
    undone = shop.roll_back(redeemed).json
    return shop.get(f"/v1/redemptions/{undone['id']}").json["date"]


@proves("tier_windows_ignored", honest=400, wrong=200)
def tier_windows_ignored(shop):
    weekend = {"id": "promo_weekend", "campaign_id": "camp_autumn", "validity_day_of_week": [0, 6]}
    shop.furnish(promotion_tiers=[weekend | {"name": "Weekend", **OFF}])
    return shop.redeem("promo_weekend").status


@proves("own_dates_give_way", honest=200, wrong=400)
def own_dates_give_way(shop):
    longer = {"code": "LONGER", "campaign_id": "camp_over", "expiration_date": "2027-01-01"}
    shop.furnish(vouchers=[longer | OFF])
    return shop.redeem("LONGER").status


@proves("handed_out_for_good", honest="2026-01-22T12:00:00.000Z", wrong=None)
def handed_out_for_good(shop):
    week = {"id": "camp_week", "name": "Week", "voucher": OFF}
    week |= {"activity_duration_after_publishing": "P7D"}
    reward = {"id": "rew_code", "type": "CAMPAIGN", "campaign_id": "camp_club"}
    reward |= {"assignment_points": 50, "parameters": {"campaign": {"id": "camp_week"}}}
    shop.furnish(campaigns=[week], rewards=[reward])
    body = redeeming("POINTS", customer={"source_id": "ann"})
    body["redeemables"][0]["reward"] = {"id": "rew_code"}
    bought = shop.post("/v1/redemptions", body).json["redemptions"][0]["reward"]["voucher"]
    return shop.get(f"/v1/vouchers/{bought['code']}").json["expiration_date"]

"""Callers and tenants mixed up."""

from tests.mock_server.sabotage.bench import FORM, OFF, keys_of, proves, redeeming


@proves("open_redemptions", honest=401, wrong=200)
def open_redemptions(shop):
    return shop.get("/v1/redemptions", keys={}).status


@proves("open_deletion", honest=(401, 200), wrong=(204, 404))
def open_deletion(shop):
    status = shop.delete("/v1/customers/ben", keys={}).status
    return (status, shop.get("/v1/customers/ben").status)


@proves("token_not_compared", honest=401, wrong=200)
def token_not_compared(shop):
    return shop.get("/v1/vouchers", keys=shop.keys | {"X-App-Token": "guessed"}).status


@proves("client_keys_on_server", honest=401, wrong=200)
def client_keys_on_server(shop):
    return shop.get("/v1/vouchers", keys=shop.client_keys).status


@proves("server_keys_on_client", honest=401, wrong=200)
def server_keys_on_client(shop):
    return shop.post("/client/v1/validations", redeeming("TENNER")).status


@proves("origin_not_required", honest=401, wrong=200)
def origin_not_required(shop):
    keys = {name: text for name, text in shop.client_keys.items() if name != "Origin"}
    return shop.post("/client/v1/validations", redeeming("TENNER"), keys=keys).status


@proves("revoked_token_works", honest=401, wrong=200)
def revoked_token_works(shop):
    token = shop.token()
    form = token["Authorization"].replace("Bearer ", "access_token=").encode()
    shop.post("/v1/oauth/token/revoke", form, headers=FORM)
    return shop.get("/v1/vouchers", keys=token).status


@proves("scope_ignored", honest=403, wrong=200)
def scope_ignored(shop):
    return shop.get("/v1/customers", keys=shop.token("vouchers")).status


@proves("acts_before_it_asks", honest=(401, 404), wrong=(401, 200))
def acts_before_it_asks(shop):
    status = shop.post("/v1/vouchers/MINE", {"type": "DISCOUNT_VOUCHER", **OFF}, keys={}).status
    return (status, shop.get("/v1/vouchers/MINE").status)


@proves("introspects_the_revoked", honest=False, wrong=True)
def introspects_the_revoked(shop):
    return shop.post("/v1/oauth/introspect", b"access_token=none", headers=FORM).json["active"]


@proves("foreign_voucher_readable", honest=404, wrong=200)
def foreign_voucher_readable(shop):
    shop.post(
        "/v1/vouchers/THEIRS", {"type": "DISCOUNT_VOUCHER", **OFF}, keys=keys_of(shop.neighbour)
    )
    return shop.get("/v1/vouchers/THEIRS").status


@proves("foreign_customer_readable", honest=404, wrong=200)
def foreign_customer_readable(shop):
    theirs = shop.post("/v1/customers", {"name": "Cleo"}, keys=keys_of(shop.neighbour)).json["id"]
    return shop.get(f"/v1/customers/{theirs}").status


@proves("foreign_order_writable", honest=404, wrong=200)
def foreign_order_writable(shop):
    theirs = shop.post("/v1/orders", {"amount": 100}, keys=keys_of(shop.neighbour)).json["id"]
    return shop.put(f"/v1/orders/{theirs}", {"amount": 1}).status


@proves("foreign_rows_listed", honest=True, wrong=False)
def foreign_rows_listed(shop):
    own = shop.get("/_mock/world").json["customers"]
    return shop.get("/v1/customers").json["total"] == len(own)


@proves("clients_roll_back", honest=401, wrong=200)
def clients_roll_back(shop):
    done = shop.redeem("TENNER").json["redemptions"][0]["id"]
    return shop.post(f"/v1/redemptions/{done}/rollback", keys=shop.client_keys).status


@proves("switched_off_clients_redeem", honest=403, wrong=200)
def switched_off_clients_redeem(shop):
    shop.furnish(settings={"client_redemption": False})
    return shop.by_client("redemptions", "TENNER").status


@proves("clients_write_customers", honest="Ann", wrong="Eve")
def clients_write_customers(shop):
    shop.furnish(settings={"client_upserts_customers": False})
    shop.by_client("redemptions", "TENNER", customer={"source_id": "ann", "name": "Eve"})
    return shop.get("/v1/customers/ann").json["name"]


@proves("any_site_trusted", honest=401, wrong=200)
def any_site_trusted(shop):
    shop.furnish(settings={"trusted_origins": ["https://our.example"]})
    return shop.by_client("validations", "TENNER").status


@proves("anybody_pays_with_points", honest=400, wrong=200)
def anybody_pays_with_points(shop):
    body = redeeming("POINTS", customer={"source_id": "ben"})
    body["redeemables"][0]["reward"] = {"id": "rew_coin", "points": 100}
    return shop.post("/v1/redemptions", body).status


@proves("referrer_uses_own_code", honest=400, wrong=200)
def referrer_uses_own_code(shop):
    code = {"code": "FRIEND", "is_referral_code": True, "referrer_id": "cust_ann", **OFF}
    shop.furnish(vouchers=[code])
    return shop.redeem("FRIEND", customer={"source_id": "ann"}).status


@proves("foreign_redemption_undone", honest=404, wrong=200)
def foreign_redemption_undone(shop):
    theirs = keys_of(shop.neighbour)
    done = shop.post("/v1/redemptions", redeeming("TENNER"), keys=theirs).json
    return shop.post(f"/v1/redemptions/{done['redemptions'][0]['id']}/rollback").status


@proves("revocation_stops_all", honest=200, wrong=401)
def revocation_stops_all(shop):
    kept, revoked = shop.token(), shop.token()
    form = f"access_token={revoked['Authorization'].removeprefix('Bearer ')}".encode()
    shop.post("/v1/oauth/token/revoke", form, headers=FORM)
    return shop.get("/v1/vouchers", keys=kept).status


@proves("client_scopes_on_server", honest=403, wrong=200)
def client_scopes_on_server(shop):
    return shop.get("/v1/vouchers", keys=shop.token("client_api")).status


@proves("orders_before_the_keys", honest=(401, 2), wrong=(401, 3))
def orders_before_the_keys(shop):
    status = shop.post("/v1/orders", {"amount": 1}, keys={}).status
    return (status, shop.get("/v1/orders").json["total"])


@proves("foreign_token_introspected", honest=False, wrong=True)
def foreign_token_introspected(shop):
    form = b"grant_type=client_credentials&scope=api"
    theirs = shop.post("/v1/oauth/token", form, headers=FORM, keys=keys_of(shop.neighbour)).json
    asking = f"access_token={theirs['access_token']}".encode()
    return shop.post("/v1/oauth/introspect", asking, headers=FORM).json["active"]


@proves("foreign_token_revoked", honest=404, wrong=204)
def foreign_token_revoked(shop):
    form = b"grant_type=client_credentials&scope=api"
    theirs = shop.post("/v1/oauth/token", form, headers=FORM, keys=keys_of(shop.neighbour)).json
    stopping = f"access_token={theirs['access_token']}".encode()
    return shop.post("/v1/oauth/token/revoke", stopping, headers=FORM).status

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

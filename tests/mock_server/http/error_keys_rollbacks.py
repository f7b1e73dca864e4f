"""Every way in which a rollback is refused: how a record comes about that cannot be undone."""

from tests.mock_server.http.error_keys import no, not_found


def redeemed(shop, *codes, customer="ann"):
    body = {
        "redeemables": [{"object": "voucher", "id": code} for code in codes],
        "order": {"amount": 5000},
        "customer": {"source_id": customer},
    }
    return shop.ask("POST", "/v1/redemptions", body).json


def a_single(shop):
    return redeemed(shop, "GOOD")["redemptions"][0]["id"]


def a_child(shop):
    return redeemed(shop, "GOOD", "ALSO")["redemptions"][0]["id"]


def a_parent(shop):
    return redeemed(shop, "GOOD", "ALSO")["parent_redemption"]["id"]


def a_failure(shop):
    return redeemed(shop, "OFF")["resource_id"]


def undone(shop):
    id_ = a_single(shop)
    shop.ask("POST", f"/v1/redemptions/{id_}/rollback")
    return id_


def a_rollback(shop):
    return shop.ask("POST", f"/v1/redemptions/{a_single(shop)}/rollback").json["id"]


def an_old_one(shop):
    id_ = a_single(shop)
    shop.ask("PUT", "/_mock/clock", {"advance": "P91D"})
    return id_


CHILD = "You can rollback only a redemption that does not have parent redemption."
PARENT = "You can rollback only a single redemption. Use different endpoint for stacked redemption."
ROLLBACKS = {
    "child": (a_child, {}, no("invalid_redemption_parent", "Invalid redemption parent", CHILD)),
    "failure": (
        a_failure,
        {},
        no(
            "invalid_redemption",
            "Invalid redemption",
            "You can rollback only a successful redemption.",
        ),
    ),
    "rollback": (
        a_rollback,
        {},
        no(
            "invalid_redemption",
            "Invalid redemption",
            "You can rollback only a successful redemption.",
        ),
    ),
    "other-order": (
        a_single,
        {"order": {"id": "ord_1"}},
        no("invalid_order", "Invalid order", "Order is not related with redemption."),
    ),
    "other-customer": (
        a_single,
        {"customer": {"source_id": "ben"}},
        no("invalid_customer", "Invalid customer", "Customer is not related with redemption."),
    ),
    "unknown-customer": (
        a_single,
        {"customer": {"id": "cust_x"}},
        not_found("customer", "cust_x"),
    ),
    "unknown": (lambda _: "r_x", {}, not_found("redemption", "r_x")),
}
RECORDED = {
    "twice": (
        undone,
        no(
            "already_rolled_back", "Already rolled back", "Redemption has been already rolled back."
        ),
    ),
    "after-three-months": (
        an_old_one,
        no(
            "invalid_rollback_params",
            "Invalid rollback params",
            "Redemption is older than 3 months.",
        ),
    ),
}

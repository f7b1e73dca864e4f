"""Metadata that the project's schemas do not allow: nothing comes of the call that sends it.

Source: redemptions.md 7.4, resources.md 17.
"""

import pytest

from tests.mock_server.app.server import CLIENT_KEYS
from tests.mock_server.http.error_keys import told

OFF = {"discount": {"type": "AMOUNT", "amount_off": 500, "effect": "APPLY_TO_ORDER"}}
KINDS = ("voucher", "campaign", "customer", "order", "order_item", "redemption", "promotion_tier")
RULE = {"size": {"type": "string", "optional": True, "max_length": 2}}
WORLD = {
    "now": "2026-01-15T12:00:00.000Z",
    "metadata_schemas": [
        {"related_object": kind, "properties": RULE, "allow_defined_only": True}
        for kind in (*KINDS, "product")
    ],
    "customers": [{"id": "cust_ann", "source_id": "ann", "metadata": {"size": "M"}}],
    "orders": [{"id": "ord_1", "amount": 5000}],
    "campaigns": [{"id": "camp_sale", "name": "Sale", "campaign_type": "PROMOTION"}],
    "vouchers": [{"code": "GOOD", **OFF}],
    "promotion_tiers": [{"id": "promo_1", "campaign_id": "camp_sale", **OFF}],
}
BAD = {"metadata": {"size": "XXL"}}
GOOD = {"metadata": {"size": "XL"}}
REFUSED = {
    "code": 400,
    "key": "metadata_validation_failed",
    "message": "Metadata validation failed",
    "details": "size: must have at most 2 characters (actual value is 'XXL')",
}
ONE = {"redeemables": [{"object": "voucher", "id": "GOOD"}]}
TIER = {"name": "New", "action": OFF}


def lines(metadata):
    return {"order": {"items": [{"price": 500}, {"price": 500, **metadata}]}}


def shelved(metadata):
    product = {"source_id": "cup", "override": True, "name": "Cup", **metadata}
    return {"order": {"items": [{"price": 500, "product": product}]}}


def owner(metadata):
    return {"customer": {"source_id": "ann", **metadata}}


def stranger(metadata):
    return {"customer": {"source_id": "zoe", **metadata}}


def bought(metadata):
    return {"order": {"amount": 5000, **metadata}}


def once_more(metadata):
    return {"order": {"id": "ord_1", **metadata}}


def on_top(metadata):
    return metadata


PARTS = [lines, owner, stranger, bought, once_more, on_top]
REDEEMING = {
    "stack": ("/v1/redemptions", ONE),
    "client": ("/client/v1/redemptions", ONE),
    "voucher": ("/v1/vouchers/GOOD/redemption", {}),
    "tier": ("/v1/promotions/tiers/promo_1/redemption", {}),
}
VALIDATING = {
    "stack": ("/v1/validations", ONE),
    "client": ("/client/v1/validations", ONE),
    "voucher": ("/v1/vouchers/GOOD/validate", {}),
    "tier": ("/v1/promotions/tiers/promo_1/validation", {}),
    "tiers": ("/v1/promotions/validation", {}),
}
WRITING = {
    "voucher": ("POST", "/v1/vouchers/NEW", OFF),
    "random-voucher": ("POST", "/v1/vouchers", OFF),
    "changed-voucher": ("PUT", "/v1/vouchers/GOOD", {}),
    "campaign": ("POST", "/v1/campaigns", {"name": "New", "campaign_type": "PROMOTION"}),
    "tier": ("POST", "/v1/promotions/camp_sale/tiers", TIER),
    "changed-tier": ("PUT", "/v1/promotions/tiers/promo_1", {}),
    "customer": ("POST", "/v1/customers", {"source_id": "zoe"}),
    "known-customer": ("POST", "/v1/customers", {"source_id": "ann"}),
    "changed-customer": ("PUT", "/v1/customers/ann", {}),
    "order": ("POST", "/v1/orders", {"amount": 5000}),
    "known-order": ("POST", "/v1/orders", {"id": "ord_1"}),
    "changed-order": ("PUT", "/v1/orders/ord_1", {}),
}


@pytest.fixture
def shop(api):
    assert api.ask("PUT", "/_mock/world", WORLD).status == 200
    return api


def call(shop, method, path, body):
    keys = {"keys": CLIENT_KEYS} if path.startswith("/client") else {}
    return shop.ask(method, path, body, **keys)


def state(shop):
    """Return the state, without how many ids were drawn."""
    return {**shop.ask("GET", "/_mock/world").json, "id_source": None}


def refuses(shop, method, path, body):
    """Make the call, and say whether it was refused and left everything as it was."""
    before = state(shop)
    reply = call(shop, method, path, body)
    return (reply.status, told(reply), state(shop)) == (400, REFUSED, before)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(
    ("path", "body"), [*REDEEMING.values(), *VALIDATING.values()], ids=lambda each: str(each)[:40]
)
def test_a_redemption_or_validation_with_bad_metadata_is_malformed(shop, path, body, part):
    assert refuses(shop, "POST", path, body | part(BAD))


@pytest.mark.parametrize("part", [*PARTS, shelved])
@pytest.mark.parametrize(("path", "body"), REDEEMING.values(), ids=REDEEMING)
def test_good_metadata_is_kept(shop, path, body, part):
    reply = call(shop, "POST", path, body | part(GOOD))

    assert reply.status == 200
    assert '"size":"XL"' in shop.ask("GET", "/_mock/world").content.decode().replace(" ", "")


def test_a_product_that_an_order_puts_on_the_shelf_is_looked_at_too(shop):
    assert refuses(shop, "POST", "/v1/redemptions", ONE | shelved(BAD))
    assert refuses(shop, "POST", "/v1/orders", shelved(BAD)["order"])


@pytest.mark.parametrize(("method", "path", "body"), WRITING.values(), ids=WRITING)
def test_nothing_is_written_with_bad_metadata(shop, method, path, body):
    assert refuses(shop, method, path, body | BAD)


@pytest.mark.parametrize(("method", "path", "body"), WRITING.values(), ids=WRITING)
def test_what_is_written_with_good_metadata_is_there(shop, method, path, body):
    reply = call(shop, method, path, body | GOOD)

    assert (reply.status, reply.json["metadata"]) == (200, {"size": "XL"})


def test_a_campaign_is_not_made_if_one_of_its_tiers_is_bad(shop):
    promotion = {"promotion": {"tiers": [TIER, TIER | BAD]}}
    body = {"name": "New", "campaign_type": "PROMOTION"} | promotion

    assert refuses(shop, "POST", "/v1/campaigns", body)


def test_a_rollback_does_not_change_its_customer_for_the_worse(shop):
    redeemed = call(shop, "POST", "/v1/redemptions", ONE | owner({})).json["redemptions"][0]["id"]

    assert refuses(shop, "POST", f"/v1/redemptions/{redeemed}/rollback", owner(BAD))


def test_a_web_page_is_told_as_well(shop):
    reply = call(shop, "GET", "/client/v1/validate?code=GOOD&metadata[size]=XXL", None)

    assert (reply.status, told(reply)) == (400, REFUSED)


def test_an_unknown_property_is_named(shop):
    body = {"metadata": {"size": "M", "colour": "red"}}

    reply = call(shop, "PUT", "/v1/vouchers/GOOD", body)

    assert reply.json["details"] == "colour: property is not defined (actual value is 'red')"


def required(kind):
    """Return a world in which the metadata of *kind* has to say a size."""
    schema = {"related_object": kind, "properties": {"size": {"type": "string"}}}
    return WORLD | {"metadata_schemas": [schema]}


CREATED = {
    "voucher": ("POST", "/v1/vouchers/NEW", OFF),
    "campaign": ("POST", "/v1/campaigns", {"name": "New", "campaign_type": "PROMOTION"}),
    "promotion_tier": ("POST", "/v1/promotions/camp_sale/tiers", TIER),
    "customer": ("POST", "/v1/customers", {"source_id": "zoe"}),
    "order": ("POST", "/v1/redemptions", ONE | bought({})),
    "order_item": ("POST", "/v1/orders", lines({})["order"]),
    "redemption": ("POST", "/v1/redemptions", ONE),
}


@pytest.mark.parametrize(
    ("kind", "method", "path", "body"),
    [pytest.param(kind, *call, id=kind) for kind, call in CREATED.items()],
)
def test_what_is_created_has_to_be_complete(shop, kind, method, path, body):
    shop.ask("PUT", "/_mock/world", required(kind))

    reply = call(shop, method, path, body)

    assert (reply.key, reply.json["details"]) == (
        "metadata_validation_failed",
        "size: must be a string, property is required (actual value is undefined)",
    )


@pytest.mark.parametrize(
    ("kind", "method", "path", "body"),
    [
        ("voucher", "PUT", "/v1/vouchers/GOOD", {"active": False}),
        ("promotion_tier", "PUT", "/v1/promotions/tiers/promo_1", {"name": "Other"}),
        ("customer", "PUT", "/v1/customers/ann", {"name": "Ann"}),
        ("customer", "PUT", "/v1/customers/ann", {"metadata": {"hat": "L"}}),
        ("customer", "POST", "/v1/redemptions", ONE | stranger({})),
        ("order", "PUT", "/v1/orders/ord_1", {"amount": 1}),
        ("order", "POST", "/v1/redemptions", ONE | once_more({})),
        ("order", "POST", "/v1/redemptions", ONE),
        ("redemption", "POST", "/v1/validations", ONE),
    ],
)
def test_what_is_only_named_or_complete_already_is_let_through(shop, kind, method, path, body):
    shop.ask("PUT", "/_mock/world", required(kind))

    assert call(shop, method, path, body).status == 200


def test_what_is_required_cannot_be_taken_away(shop):
    shop.ask("PUT", "/_mock/world", required("customer"))

    reply = call(shop, "PUT", "/v1/customers/ann", {"metadata": {"size": None}})

    assert reply.key == "metadata_validation_failed"


def test_a_campaign_that_lends_its_metadata_follows_the_schema_of_vouchers(shop):
    shop.ask("PUT", "/_mock/world", required("voucher"))
    body = {"name": "New", "campaign_type": "DISCOUNT_COUPONS", "voucher": OFF}
    lending = body | {"use_voucher_metadata_schema": True}

    assert call(shop, "POST", "/v1/campaigns", lending).key == "metadata_validation_failed"
    assert call(shop, "POST", "/v1/campaigns", lending | GOOD).status == 200
    assert call(shop, "POST", "/v1/campaigns", body | {"name": "Other"}).status == 200

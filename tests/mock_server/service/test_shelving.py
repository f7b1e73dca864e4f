"""Products and SKUs that orders put into the catalogue. Source: redemptions.md 3.4."""

from dataclasses import replace

from mock_server.engine.order import Item, Line
from mock_server.engine.order_draft import OrderDraft
from mock_server.engine.product import Product
from mock_server.service import orders
from mock_server.service.redemptions import redeem
from mock_server.service.validations import validate
from mock_server.store.kinds import PRODUCTS, SKUS
from tests.shop import NOON, a_coupon, a_shop, asking

MUG = Line(
    source_id="mug",
    related_object="product",
    price=900,
    product=Item(name="Mug", price=900, override=True),
)


def ordering(*lines):
    return OrderDraft(items=lines)


def test_an_override_stores_a_new_product_under_its_source_id():
    shop = a_shop()

    order = shop.do(orders.put, ordering(MUG))

    (product,) = shop.every(PRODUCTS)
    assert (product.source_id, product.name, product.price) == ("mug", "Mug", 900)
    assert order.items[0].product_id == product.id


def test_an_override_changes_a_known_product():
    shop = a_shop()
    shop.put(PRODUCTS, Product("prod_1", NOON, source_id="mug", name="Old", metadata={"a": 1}))

    shop.do(orders.put, ordering(MUG))

    product = shop.get(PRODUCTS, "prod_1")
    assert (product.name, product.price, product.metadata) == ("Mug", 900, {"a": 1})


def test_without_override_the_catalogue_stays_as_it_is():
    shop = a_shop()
    quiet = replace(MUG, product=replace(MUG.product, override=False))

    shop.do(orders.put, ordering(quiet))

    assert shop.every(PRODUCTS) == []


def test_a_sku_is_stored_with_a_product_of_its_own():
    shop = a_shop()
    line = Line(source_id="mug-red", related_object="sku", sku=Item(sku="Red", override=True))

    order = shop.do(orders.put, ordering(line))

    (sku,) = shop.every(SKUS)
    assert (sku.source_id, sku.sku) == ("mug-red", "Red")
    assert (order.items[0].sku_id, order.items[0].product_id) == (sku.id, sku.product_id)


def test_a_redemption_stores_and_a_validation_does_not():
    shop = a_shop(a_coupon("SAVE"))
    request = asking("SAVE", order=ordering(MUG))

    shop.do(validate, request)
    before = shop.every(PRODUCTS)
    shop.do(redeem, request)

    assert before == []
    assert len(shop.every(PRODUCTS)) == 1

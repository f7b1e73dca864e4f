"""What a line costs. Source: redemptions.md 3.4."""

import pytest

from mock_server.engine.lines import resolved
from mock_server.engine.order import Item, Line
from mock_server.engine.product import Product, Sku
from tests.shop import NOON

IPHONE = Product("prod_1", NOON, source_id="iphone", name="Phone", price=220000)
GOLD = Sku("sku_1", "prod_1", NOON, source_id="gold", sku="Gold", price=210000)
PLAIN = Sku("sku_2", "prod_1", NOON)


@pytest.mark.parametrize(
    ("line", "product", "sku", "price", "amount"),
    [
        pytest.param(Line(price=900, quantity=2), IPHONE, GOLD, 900, 1800, id="payload-first"),
        pytest.param(
            Line(sku=Item(price=1700), product=Item(price=2100)), None, None, 1700, 1700, id="sku"
        ),
        pytest.param(
            Line(product=Item(price=2100)), IPHONE, None, 2100, 2100, id="payload-product"
        ),
        pytest.param(Line(), IPHONE, GOLD, 210000, 210000, id="stored-sku-over-product"),
        pytest.param(Line(), IPHONE, PLAIN, 220000, 220000, id="sku-without-price"),
        pytest.param(Line(), None, None, None, None, id="nobody-knows"),
        pytest.param(Line(price=3000, amount=3300), None, None, 3000, 3300, id="sent-amount-wins"),
    ],
)
def test_price_and_amount(line, product, sku, price, amount):
    found = resolved(line, product, sku)

    assert (found.price, found.amount) == (price, amount)


def test_a_line_by_sku_gets_the_ids_and_names_of_the_catalogue():
    found = resolved(Line(sku_id="sku_1"), IPHONE, GOLD)

    assert (found.product_id, found.product.name, found.sku.sku) == ("prod_1", "Phone", "Gold")


def test_the_payload_names_things_its_own_way():
    found = resolved(Line(product=Item(name="Mine", metadata={"a": 1})), IPHONE, None)

    assert (found.product.id, found.product.name, found.product.metadata) == (
        "prod_1",
        "Mine",
        {"a": 1},
    )

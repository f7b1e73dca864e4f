"""Orders kept and changed. Source: redemptions.md 3.4, resources.md 6."""

from datetime import UTC, datetime

import pytest

from mock_server.engine.order import Line
from mock_server.engine.order_draft import OrderDraft
from mock_server.engine.product import Product
from mock_server.engine.refusals import NotFound
from mock_server.service import orders
from mock_server.store.kinds import CUSTOMERS, ORDERS, PRODUCTS
from tests.shop import NOON, a_shop, somebody


def test_a_new_order_is_created_with_priced_lines():
    shop = a_shop()
    shop.put(PRODUCTS, Product("prod_mug", NOON, source_id="mug", price=1000))

    draft = OrderDraft(items=(Line(source_id="mug", related_object="product", quantity=3),))
    order = shop.do(orders.put, draft)

    assert (order.status, order.amount, order.items[0].product_id) == ("CREATED", 3000, "prod_mug")
    assert order.items[0].id is not None


def test_a_known_source_id_changes_the_order_in_place():
    shop = a_shop()
    first = shop.do(orders.put, OrderDraft(source_id="S1", amount=1000))

    second = shop.do(orders.put, OrderDraft(source_id="S1", status="PAID"))

    assert (second.id, second.amount, second.status) == (first.id, 1000, "PAID")
    assert second.updated_at == shop.now
    assert len(shop.every(ORDERS)) == 1


def test_an_order_brings_its_customer_along():
    shop = a_shop()

    order = shop.do(orders.put, OrderDraft(amount=1, customer=somebody("ann")))

    assert shop.get(CUSTOMERS, order.customer_id).source_id == "ann"


def test_update_finds_by_source_id_and_refuses_unknown_ones():
    shop = a_shop()
    shop.do(orders.put, OrderDraft(source_id="S1", amount=1000))

    changed = shop.do(orders.update, "S1", OrderDraft(amount=500))

    assert changed.amount == 500
    with pytest.raises(NotFound, match="Cannot find order with id S2"):
        shop.do(orders.update, "S2", OrderDraft())


@pytest.mark.parametrize(
    ("by", "sources"),
    [
        pytest.param(None, ["C", "B", "A"], id="newest-first"),
        pytest.param("created_at", ["A", "B", "C"], id="oldest-first"),
        pytest.param("-amount", ["A", "B", "C"], id="by-amount"),
    ],
)
def test_every_sorts(by, sources):
    shop = a_shop()
    for n, source_id in enumerate("ABC"):
        shop.do(orders.put, OrderDraft(source_id=source_id, amount=300 - n))

    listed = shop.store.transact(lambda tx: list(orders.every(tx, by)))

    assert [order.source_id for order in listed] == sources


def test_an_imported_order_keeps_its_date():
    shop = a_shop()
    earlier = datetime(2020, 1, 1, tzinfo=UTC)

    order = shop.do(orders.put, OrderDraft(amount=1, created_at=earlier))

    assert shop.get(ORDERS, order.id).created_at == earlier


def test_a_source_id_stays_with_the_order_that_has_it():
    shop = a_shop()
    shop.do(orders.put, OrderDraft(source_id="S1", amount=1))
    other = shop.do(orders.put, OrderDraft(amount=2))

    changed = shop.do(orders.update, other.id, OrderDraft(source_id="S1", amount=3))

    assert (changed.source_id, changed.amount) == (None, 3)

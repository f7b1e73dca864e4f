"""What an order shows of the products and SKUs on its lines. Source: redemptions.md 3.4, P-10."""

import pytest

from mock_server.engine.lines import product_item, resolved, sku_item
from mock_server.engine.order import Item, Line
from mock_server.engine.product import Product, Sku
from tests.shop import NOON

MUG = Product("prod_1", NOON, "mug", "Mug", 1000, {"clay": True})
RED = Sku("sku_1", "prod_1", NOON, "mug-red", "Red mug", 1200, {"red": True})


def test_a_product_is_shown_as_the_catalogue_knows_it():
    assert product_item(MUG) == Item("prod_1", "mug", "Mug", None, 1000, {"clay": True})
    assert product_item(None) is None


def test_a_sku_is_shown_as_the_catalogue_knows_it():
    assert sku_item(RED) == Item("sku_1", "mug-red", None, "Red mug", 1200, {"red": True})
    assert sku_item(None) is None


def test_a_line_gets_its_ids_and_things_from_the_catalogue():
    line = resolved(Line(quantity=2), MUG, RED)

    assert line == Line(
        product_id="prod_1",
        sku_id="sku_1",
        quantity=2,
        price=1200,
        amount=2400,
        product=product_item(MUG),
        sku=sku_item(RED),
    )


def test_ids_that_were_sent_stay():
    line = resolved(Line(product_id="p", sku_id="s"), MUG, RED)

    assert (line.product_id, line.sku_id) == ("p", "s")


def test_a_line_of_nothing_known_has_no_ids():
    line = resolved(Line(), None, None)

    assert (line.product_id, line.sku_id, line.product, line.sku) == (None, None, None, None)


SENT = Item("sent", "s-2", "Cup", "Blue", 5, {"sent": 1}, override=True)


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        pytest.param(
            SENT,
            Item("prod_1", "s-2", "Cup", "Blue", 5, {"sent": 1}, override=True),
            id="all-of-it",
        ),
        pytest.param(
            Item(),
            Item("prod_1", "mug", "Mug", None, 1000, {"clay": True}),
            id="nothing",
        ),
        pytest.param(
            Item(price=0, metadata={}),
            Item("prod_1", "mug", "Mug", None, 0, {}),
            id="a-price-of-nothing",
        ),
    ],
)
def test_what_was_sent_of_a_product_beats_the_catalogue(sent, shown):
    assert resolved(Line(product=sent), MUG, None).product == shown


def test_what_was_sent_of_a_sku_beats_the_catalogue():
    shown = resolved(Line(sku=Item(name="Cup")), None, RED).sku

    assert shown == Item("sku_1", "mug-red", "Cup", "Red mug", 1200, {"red": True})


def test_what_the_catalogue_does_not_know_is_shown_as_sent():
    assert resolved(Line(product=SENT), None, None).product == SENT

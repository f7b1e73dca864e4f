"""Small things for tests: valid by default, a test says only what matters to it."""

from dataclasses import replace

from mock_server.engine.discounts import Priced
from mock_server.engine.order import Item, Line, Order


def a_line(product_id="mug", price=1000, quantity=1, **fields):
    """A line of *quantity* units at *price* minor units each; None leaves it unpriced."""
    amount = None if price is None else price * quantity
    line = Line(product_id=product_id, price=price, quantity=quantity, amount=amount)
    return replace(line, **fields)


def an_order(*lines, **fields):
    """An order of *lines*, whose amount is their sum; without lines it is worth 10000."""
    amounts = [line.amount for line in lines if line.amount is not None]
    amount = 10000 if not lines else sum(amounts) if amounts else None
    return replace(Order(amount=amount, items=lines), **fields)


def a_product(id_="mug", price=1000, source_id=None, name=None):
    """A product as the catalogue of a discount knows it."""
    return Priced(product=Item(id=id_, source_id=source_id, name=name, price=price))


def a_sku(id_="mug-red", price=1000, product=None, source_id=None):
    """A SKU of *product* as the catalogue of a discount knows it."""
    return Priced(product=product or Item(id="mug"), sku=Item(id_, source_id, price=price))

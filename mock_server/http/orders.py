"""Orders."""

from mock_server.engine.order_draft import OrderDraft
from mock_server.http.call import Answer, Call
from mock_server.service import orders
from mock_server.service.listing import paged
from mock_server.wire.listing import read_page, write_list
from mock_server.wire.order import read_order, write_stored_order


def list_orders(call: Call) -> Answer:
    """List orders, the newest first unless asked otherwise."""
    rows, total = call.do(
        lambda tx, _: paged(orders.every(tx, call.query.get("order")), read_page(call.query))
    )
    return Answer(write_list("orders", [write_stored_order(row) for row in rows], total))


def create_order(call: Call) -> Answer:
    """Create an order, or change the one with that id or source id."""
    draft = _draft(call)
    return Answer(write_stored_order(call.do(lambda tx, at: orders.put(tx, at, draft))))


def get_order(call: Call) -> Answer:
    """Read an order by its id or source id."""
    return Answer(write_stored_order(call.do(lambda tx, _: orders.find(tx, call.path["orderId"]))))


def update_order(call: Call) -> Answer:
    """Change what is sent of an order."""
    key, draft = call.path["orderId"], _draft(call)
    return Answer(write_stored_order(call.do(lambda tx, at: orders.update(tx, at, key, draft))))


def _draft(call: Call) -> OrderDraft:
    return read_order(call.body) or OrderDraft()

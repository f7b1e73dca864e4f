"""Customers."""

from mock_server.engine.customer import Customer
from mock_server.http.call import Answer, Call
from mock_server.service import customers, standing
from mock_server.service.customers import CustomerQuery
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.wire.customer import read_changes, read_draft, write_customer
from mock_server.wire.listing import read_moment, read_page, read_span, write_list
from spec import Json


def list_customers(call: Call) -> Answer:
    """List customers, the newest first unless asked otherwise."""
    query = _query(call)

    def work(tx: Transaction, _: Moment) -> Json:
        rows, total = customers.listed(tx, query)
        more = query.page.ends_before(total)
        return write_list("customers", [_written(tx, row) for row in rows], total, has_more=more)

    return Answer(call.do(work))


def create_customer(call: Call) -> Answer:
    """Create a customer, or update the one with that id or source id."""
    draft = read_draft(call.body)
    return Answer(call.do(lambda tx, at: _written(tx, customers.register(tx, at, draft))))


def get_customer(call: Call) -> Answer:
    """Read a customer by their id or source id."""
    return Answer(call.do(lambda tx, _: _written(tx, customers.find(tx, _key(call)))))


def update_customer(call: Call) -> Answer:
    """Change what is sent of a customer."""
    changes = read_changes(call.body)
    return Answer(
        call.do(lambda tx, at: _written(tx, customers.update(tx, at, _key(call), changes)))
    )


def delete_customer(call: Call) -> Answer:
    """Delete a customer; their redemptions stay (R-11)."""
    call.do(lambda tx, _: customers.delete(tx, _key(call)))
    return Answer(status=204)


def _query(call: Call) -> CustomerQuery:
    return CustomerQuery(
        page=read_page(call.query),
        order=call.query.get("order", "-created_at"),
        email=call.query.get("email"),
        city=call.query.get("city"),
        name=call.query.get("name"),
        created=read_span(call.query.get("created_at")),
        updated=read_span(call.query.get("updated_at")),
        starting_after=read_moment(call.query.get("starting_after")),
    )


def _key(call: Call) -> str:
    return call.path["customerId"]


def _written(tx: Transaction, customer: Customer) -> Json:
    return write_customer(customer, standing.of(tx, customer))

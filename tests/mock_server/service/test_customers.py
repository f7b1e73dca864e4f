"""Customers found and written. Source: redemptions.md 3.3, resources.md 5."""

from datetime import timedelta

import pytest

from mock_server.engine.customer import Address, Customer, CustomerDraft, tracking_id
from mock_server.engine.order import Order
from mock_server.engine.refusals import NotFound
from mock_server.service import customers, redemptions, standing
from mock_server.service.customers import CustomerQuery
from mock_server.service.listing import Page, Span
from mock_server.store.kinds import CUSTOMERS, ORDERS, REDEMPTIONS, VOUCHERS
from mock_server.wire.customer import write_short
from tests.shop import NOON, a_coupon, a_gift_card, a_shop, asking, somebody


def test_a_new_source_id_makes_a_customer():
    shop = a_shop()

    ann = shop.do(customers.upsert, somebody("ann", name="Ann"))

    assert (ann.source_id, ann.name, ann.updated_at) == ("ann", "Ann", None)
    assert shop.get(CUSTOMERS, ann.id) == ann


def test_a_known_source_id_is_updated_with_what_was_sent():
    shop = a_shop()
    first = shop.do(customers.upsert, somebody("ann", name="Ann", metadata={"a": 1, "b": 2}))
    shop.now += timedelta(hours=1)

    again = shop.do(customers.upsert, somebody("ann", metadata={"b": None, "c": 3}))

    assert (again.id, again.name, again.created_at) == (first.id, "Ann", NOON)
    assert again.metadata == {"a": 1, "c": 3}
    assert again.updated_at == shop.now


def test_naming_a_customer_alone_changes_nothing():
    shop = a_shop()
    first = shop.do(customers.upsert, somebody("ann", name="Ann"))

    assert shop.do(customers.upsert, somebody("ann")) == first


def test_an_id_beats_the_source_id_and_must_exist():
    shop = a_shop()
    ann = shop.do(customers.upsert, somebody("ann"))

    assert shop.do(customers.upsert, CustomerDraft(ann.id, "bob")).source_id == "ann"
    with pytest.raises(NotFound, match="Cannot find customer with id cust_x"):
        shop.do(customers.upsert, CustomerDraft("cust_x"))


def test_without_id_and_source_id_the_customer_is_always_new():
    shop = a_shop()
    draft = CustomerDraft(changes={"email": "ann@x.test"})

    ids = {shop.do(customers.upsert, draft).id for _ in range(2)}

    assert len(ids) == 2


def test_a_preview_stores_nothing():
    shop = a_shop()

    ann = shop.do(customers.preview, somebody("ann", name="Ann"))

    assert ann.name == "Ann"
    assert shop.every(CUSTOMERS) == []


def test_a_tracking_id_is_the_source_id_or_its_hash():
    shop = a_shop()
    ann = shop.do(customers.upsert, somebody("ann"))

    for tracking in ("ann", tracking_id("ann")):
        assert shop.store.transact(lambda tx, t=tracking: customers.by_tracking_id(tx, t)) == ann


def test_an_update_never_changes_who_it_is_and_clears_with_none():
    shop = a_shop()
    shop.do(customers.upsert, somebody("ann", name="Ann", phone="1"))

    ann = shop.do(customers.update, "ann", {"phone": None, "address": Address(city="Lund")})

    assert (ann.source_id, ann.name, ann.phone) == ("ann", "Ann", None)
    assert ann.address == Address(city="Lund")


def test_a_deleted_customer_is_gone_and_holds_nothing():
    shop = a_shop(a_coupon("HERS", holder_id="cust_1"))
    shop.put(CUSTOMERS, Customer("cust_1", NOON, "ann"))

    shop.store.transact(lambda tx: customers.delete(tx, "ann"))

    assert shop.get(VOUCHERS, "v_HERS").holder_id is None
    with pytest.raises(NotFound):
        shop.store.transact(lambda tx: customers.find(tx, "cust_1"))


def test_redemptions_of_a_deleted_customer_keep_only_the_id():
    shop = a_shop(a_coupon("SAVE"))
    shop.do(redemptions.redeem, asking("SAVE", customer=somebody("ann", name="Ann")))
    ann = shop.every(CUSTOMERS)[0]

    shop.store.transact(lambda tx: customers.delete(tx, "ann"))

    record = shop.every(REDEMPTIONS)[0]
    assert record.customer_id == ann.id
    assert write_short(record.customer) is None


def the_names(shop, **query):
    rows, total = shop.store.transact(lambda tx: customers.listed(tx, CustomerQuery(**query)))
    return [row.name for row in rows], total


@pytest.fixture(name="town")
def _town():
    shop = a_shop()
    for hours, name, city in ((0, "Ann", "Lund"), (1, "Bob", "Ystad"), (2, "Cid", "Lund")):
        address = Address(city=city)
        email = f"{name}@x.test"
        made = NOON + timedelta(hours=hours)
        person = Customer(f"cust_{name}", made, name.lower(), name, email=email, address=address)
        shop.put(CUSTOMERS, person)
    return shop


@pytest.mark.parametrize(
    ("query", "names"),
    [
        pytest.param({}, ["Cid", "Bob", "Ann"], id="newest-first"),
        pytest.param({"order": "source_id"}, ["Ann", "Bob", "Cid"], id="by-source-id"),
        pytest.param({"city": "Lund"}, ["Cid", "Ann"], id="by-city"),
        pytest.param({"name": "Bob"}, ["Bob"], id="by-name"),
        pytest.param({"email": "Ann@x.test"}, ["Ann"], id="by-email"),
        pytest.param({"created": Span(after=NOON)}, ["Cid", "Bob"], id="created-after"),
        pytest.param({"updated": Span(after=NOON)}, [], id="never-updated"),
        pytest.param(
            {"starting_after": NOON + timedelta(hours=2)}, ["Bob", "Ann"], id="cursor-downwards"
        ),
        pytest.param(
            {"starting_after": NOON, "order": "created_at"}, ["Bob", "Cid"], id="cursor-upwards"
        ),
    ],
)
def test_lists_show_whom_the_query_asks_for(town, query, names):
    assert the_names(town, **query) == (names, len(names))


def test_the_total_counts_all_pages(town):
    assert the_names(town, page=Page(2, 2)) == (["Ann"], 3)


def test_the_standing_counts_paid_orders_and_what_is_on_cards():
    shop = a_shop(a_gift_card(balance=700, holder_id="cust_1"))
    ann = Customer("cust_1", NOON)
    paid = Order(id="ord_1", customer_id="cust_1", status="PAID", amount=1000, created_at=NOON)
    sent = Order(id="ord_2", customer_id="cust_1", status="FULFILLED", amount=400, created_at=NOON)
    open_ = Order(id="ord_3", customer_id="cust_1", status="CREATED", amount=5000)
    shop.put(ORDERS, paid, sent, open_)

    found = shop.store.transact(lambda tx: standing.of(tx, ann))

    assert (found.orders, found.spent, found.last_amount) == (2, 1400, 400)
    assert (found.credits, found.points) == (700, 0)

"""Reading the ledger. Source: redemptions.md 10."""

from datetime import timedelta

import pytest

from mock_server.engine.redemption_request import RollbackRequest
from mock_server.service import ledger
from mock_server.service.ledger import LedgerQuery
from mock_server.service.listing import Filter, Page, Span
from mock_server.service.redemptions import redeem
from mock_server.service.rollbacks import roll_back
from tests.shop import NOON, a_coupon, a_shop, asking, somebody


@pytest.fixture
def shop():
    """A success by ann, an hour later a failure by bob, then the rollback of the success."""
    shop = a_shop(a_coupon("OK"), a_coupon("OFF", active=False))
    id_ = shop.do(redeem, asking("OK", customer=somebody("ann"))).spent.redemptions[0].id
    shop.now += timedelta(hours=1)
    shop.do(redeem, asking("OFF", customer=somebody("bob")))
    shop.now += timedelta(hours=1)
    shop.do(roll_back, id_, RollbackRequest(), stacked=False)
    return shop


def found(shop, query):
    rows, total = shop.store.transact(lambda tx: ledger.find(tx, query))
    return [row.id.split("_")[0] for row in rows], total


def conditions(**fields):
    return LedgerQuery(conditions=Filter(fields))


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        pytest.param(LedgerQuery(), ["rr", "rf", "r"], id="newest-first"),
        pytest.param(LedgerQuery(order="created_at"), ["r", "rf", "rr"], id="oldest-first"),
        pytest.param(LedgerQuery(results=("FAILURE",)), ["rf"], id="failures"),
        pytest.param(
            LedgerQuery(results=("FAILURE", "SUCCESS")), ["rr", "rf", "r"], id="either-result"
        ),
        pytest.param(LedgerQuery(customer="ann"), ["rr", "r"], id="by-source-id"),
        pytest.param(LedgerQuery(customer="nobody"), [], id="unknown-customer"),
        pytest.param(LedgerQuery(campaign="No such"), [], id="unknown-campaign"),
        pytest.param(LedgerQuery(created=Span(after=NOON)), ["rr", "rf"], id="after-is-strict"),
        pytest.param(
            conditions(failure_code={"$is": ("voucher_disabled",)}), ["rf"], id="failure-code"
        ),
        pytest.param(
            conditions(object={"$is": ("redemption_rollback",)}), ["rr"], id="rollbacks-only"
        ),
        pytest.param(conditions(voucher_code={"$starts_with": ("OF",)}), ["rf"], id="code"),
        pytest.param(
            conditions(parent_redemption_id={"$is_unknown": ("",)}), ["rr", "rf", "r"], id="singles"
        ),
    ],
)
def test_find(shop, query, kinds):
    assert found(shop, query) == (kinds, len(kinds))


def test_total_counts_all_pages(shop):
    assert found(shop, LedgerQuery(page=Page(2, 2))) == (["r"], 3)


def test_of_voucher_lists_every_record_about_it(shop):
    voucher, rows = shop.store.transact(lambda tx: ledger.of_voucher(tx, "OK"))

    assert voucher.redeemed_quantity == 0
    assert [row.object for row in rows] == ["redemption_rollback", "redemption"]


def test_records_of_one_instant_keep_their_order_and_turn_round():
    shop = a_shop(a_coupon("A"), a_coupon("B"))
    spent = shop.do(redeem, asking("A", "B")).spent
    oldest_first = [*(one.id for one in spent.redemptions), spent.parent.id]

    def ids(order):
        rows, _ = shop.store.transact(lambda tx: ledger.find(tx, LedgerQuery(order=order)))
        return [row.id for row in rows]

    assert ids("created_at") == oldest_first
    assert ids("-created_at") == ids(None) == oldest_first[::-1]

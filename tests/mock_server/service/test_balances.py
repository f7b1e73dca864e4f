"""Balances topped up, and their ledger. Source: resources.md 2.3, 2.5, R-7, F-1."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_server.engine.redemption import Redemption
from mock_server.engine.refusals import (
    GiftAmountExceeded,
    InvalidAddBalanceParams,
    LoyaltyCardPointsExceeded,
)
from mock_server.engine.voucher import LoyaltyCard, Voucher
from mock_server.service import redemptions, rollbacks, transactions, vouchers
from mock_server.service.redemptions import Redeemed
from mock_server.service.transactions import Cause, TransactionQuery
from mock_server.store.kinds import REDEMPTIONS, TRANSACTIONS, VOUCHERS
from mock_server.wire.transaction import read_change, write_balance, write_transaction
from tests.shop import NOON, a_coupon, a_gift_card, a_shop, asking

BY_HAND = Cause(source_id="s1", source="API", reason="sorry")


def a_loyalty_card(**fields):
    card = LoyaltyCard(100, 100)
    return Voucher("v_L", "L", "LOYALTY_CARD", NOON, loyalty_card=card, **fields)


def test_a_gift_card_grows_and_shrinks():
    shop = a_shop(a_gift_card(balance=1000))

    shop.do(vouchers.top_up, "CARD", 500, BY_HAND)
    shop.do(vouchers.top_up, "CARD", -200, BY_HAND)

    gift = shop.get(VOUCHERS, "v_CARD").gift
    assert (gift.amount, gift.balance, gift.subtracted_amount) == (1500, 1300, 200)


def test_points_need_a_holder():
    shop = a_shop(a_loyalty_card(holder_id="cust_1"))

    assert shop.do(vouchers.top_up, "L", 50, BY_HAND).balance == 150
    with pytest.raises(InvalidAddBalanceParams, match="holder"):
        a_shop(a_loyalty_card()).do(vouchers.top_up, "L", 50, BY_HAND)


@pytest.mark.parametrize(
    ("voucher", "amount", "refusal"),
    [
        pytest.param(a_gift_card(balance=100), -101, GiftAmountExceeded, id="credits-below-zero"),
        pytest.param(
            a_loyalty_card(holder_id="c"), -101, LoyaltyCardPointsExceeded, id="points-below-zero"
        ),
        pytest.param(a_gift_card(), 0, InvalidAddBalanceParams, id="nothing"),
        pytest.param(a_coupon(), 5, InvalidAddBalanceParams, id="no-card"),
        pytest.param(a_gift_card(), 2**53, InvalidAddBalanceParams, id="more-than-json-holds"),
    ],
)
def test_a_refused_change_leaves_no_trace(voucher, amount, refusal):
    shop = a_shop(voucher)

    with pytest.raises(refusal):
        shop.do(vouchers.top_up, voucher.code, amount, BY_HAND)

    assert shop.get(VOUCHERS, voucher.id) == voucher
    assert shop.every(TRANSACTIONS) == []


@given(st.lists(st.integers(-500, 500).filter(bool), max_size=20))
def test_the_balance_is_always_income_minus_what_left(changes):
    shop = a_shop(a_gift_card(balance=1000))

    for change in changes:
        try:
            shop.do(vouchers.top_up, "CARD", change, BY_HAND)
        except GiftAmountExceeded:
            continue

    gift = shop.get(VOUCHERS, "v_CARD").gift
    assert gift.balance == gift.amount - gift.subtracted_amount - gift.redeemed_amount >= 0


def test_the_total_falls_on_removals_only():
    shop = a_shop(a_gift_card(balance=1000))
    done = shop.do(redemptions.redeem, asking("CARD", total=400))

    entry = shop.do(vouchers.top_up, "CARD", -100, BY_HAND)

    assert isinstance(done, Redeemed)
    assert (entry.balance, entry.total) == (500, 900)


def test_every_change_leaves_one_entry_of_its_type():
    shop = a_shop(a_gift_card(balance=1000))

    shop.do(vouchers.top_up, "CARD", 100, BY_HAND)
    shop.do(vouchers.top_up, "CARD", -50, BY_HAND)
    shop.do(redemptions.redeem, asking("CARD", total=400))
    record = next(row for row in shop.every(REDEMPTIONS) if isinstance(row, Redemption))
    shop.do(rollbacks.roll_back, record.id, rollbacks.RollbackRequest(), stacked=False)

    assert [(entry.type, entry.amount, entry.balance) for entry in shop.every(TRANSACTIONS)] == [
        ("CREDITS_ADDITION", 100, 1100),
        ("CREDITS_REMOVAL", -50, 1050),
        ("CREDITS_REDEMPTION", -400, 650),
        ("CREDITS_REFUND", 400, 1050),
    ]


def the_ledger(shop, **query):
    card = shop.get(VOUCHERS, "v_CARD")
    entries, more = shop.store.transact(
        lambda tx: transactions.listed(tx, card, TransactionQuery(**query))
    )
    return [entry.amount for entry in entries], more


@pytest.fixture(name="card_shop")
def _card_shop():
    shop = a_shop(a_gift_card())
    for amount in (1, 2, 3):
        shop.do(vouchers.top_up, "CARD", amount, BY_HAND)
    return shop


def test_the_ledger_comes_newest_first_and_says_whether_more_follow(card_shop):
    assert the_ledger(card_shop, limit=2) == ([3, 2], True)
    assert the_ledger(card_shop, limit=3, newest_first=False) == ([1, 2, 3], False)


def test_a_cursor_goes_on_where_the_last_page_ended(card_shop):
    second = card_shop.every(TRANSACTIONS)[1].id

    assert the_ledger(card_shop, starting_after_id=second) == ([1], False)
    assert the_ledger(card_shop, starting_after_id=second, newest_first=False) == ([3], False)
    assert the_ledger(card_shop, starting_after_id="vtx_unknown") == ([], False)


def test_an_entry_says_who_and_why_on_the_wire():
    shop = a_shop(a_gift_card(balance=0))

    entry = shop.do(vouchers.top_up, "CARD", 70, BY_HAND)

    written = write_transaction(entry)
    assert (written["source_id"], written["source"], written["reason"]) == ("s1", "API", "sorry")
    assert written["details"]["balance"]["amount"] == 70
    assert write_balance(entry) == {
        "amount": 70,
        "total": 70,
        "balance": 70,
        "type": "gift_voucher",
        "operation_type": "MANUAL",
        "object": "balance",
        "related_object": {"type": "voucher", "id": "v_CARD"},
    }


def test_an_entry_of_a_redemption_names_its_order():
    shop = a_shop(a_gift_card(balance=1000))
    shop.do(redemptions.redeem, asking("CARD", total=400))

    written = write_transaction(shop.every(TRANSACTIONS)[0])

    assert written["details"].keys() == {"balance", "order", "redemption"}
    assert (written["source"], written["reason"], written["source_id"]) == (None, None, None)


def test_a_change_with_a_fraction_is_refused():
    assert read_change({"amount": 5.0}) == (5, Cause(source="API"))
    with pytest.raises(InvalidAddBalanceParams):
        read_change({"amount": 0.5})

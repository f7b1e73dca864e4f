"""The audit is quiet on books that balance, and loud on every number that is off."""

import copy

import pytest

from tests.walk.books import Books, audit
from tests.walk.locks import starting_at
from tests.walk.tally import Tally

START = {
    "now": "2026-03-04T12:00:00.000Z",
    "customers": [{"id": "cust_1"}],
    "campaigns": [{"id": "camp_1"}],
    "rewards": [{"id": "rew_1"}],
    "vouchers": [{"id": "v_1", "code": "CARD", "gift": {"amount": 900, "balance": 900}}],
    "promotion_tiers": [{"id": "promo_1", "campaign_id": "camp_1", "hierarchy": 1}],
}
ORDER = {"amount": 1000, "applied_discount_amount": 100, "items": []}
WORLD = {
    **START,
    "customers": [
        {
            "id": "cust_1",
            "summary": {
                "total_succeeded": 2,
                "total_rollback_succeeded": 1,
                "redeemed_credits": 300,
                "total_failed": 1,
            },
        }
    ],
    "vouchers": [
        {
            "id": "v_1",
            "code": "CARD",
            "gift": {"amount": 900, "balance": 600},
            "redemption": {"redeemed_quantity": 1, "redeemed_amount": 300, "quantity": 2},
        }
    ],
    "promotion_tiers": [
        {
            "id": "promo_1",
            "campaign_id": "camp_1",
            "hierarchy": 1,
            "summary": {"total_redeemed": 0, "total_amount": 0, "total_discount_amount": 0},
        }
    ],
    "transactions": [{"id": "vtx_1", "voucher_id": "v_1", "amount": -300, "balance": 600}],
    "redemptions": [
        {"id": "r_1", "voucher": {"id": "v_1"}, "amount": 300, "order": ORDER},
        {"id": "r_2", "promotion_tier": {"id": "promo_1"}, "rollbacks": [{"id": "rr_1"}]}
        | {"order": ORDER},
        {"id": "rf_1", "voucher": {"id": "v_1"}, "failure": {"code": "voucher_expired"}},
    ],
    "rollbacks": [{"id": "rr_1", "promotion_tier": {"id": "promo_1"}}],
    "orders": [
        {
            "id": "ord_1",
            "amount": 1000,
            "discount_amount": 300,
            "redemptions": [{"id": "r_1"}, {"id": "r_2", "rollback_id": "rr_1"}],
            "items": [{"id": "ordli_1", "amount": 700, "discount_amount": 100}],
        }
    ],
}


def a_record(id_, about, **fields):
    return {
        "id": id_,
        "object": "redemption",
        "related_object_id": about,
        "customer_id": "cust_1",
        "result": "SUCCESS",
        **fields,
    }


def books(world=WORLD):
    tally, on_order = Tally(), {"order": {"id": "ord_1"}}
    rollback = {"object": "redemption_rollback", "redemption": "r_2"}
    for record in (
        a_record("r_1", "v_1", gift={"amount": 300}, amount=300, **on_order),
        a_record("r_2", "promo_1", **on_order),
        a_record("rr_1", "promo_1", **on_order) | rollback,
    ):
        assert list(tally.note(record, "POST")) == []
    tally.note_failure(a_record("rf_1", "v_1", result="FAILURE"))
    return Books(world, START, tally)


def with_(value, *steps):
    """Return the world with *value* at *steps*."""
    world = copy.deepcopy(WORLD)
    part = world
    for step in steps[:-1]:
        part = part[step]
    part[steps[-1]] = value
    return world


def test_books_that_balance_are_passed():
    assert list(audit(books())) == []


@pytest.mark.parametrize(
    ("value", "steps", "words"),
    [
        pytest.param([], ("rollbacks",), "record rr_1 is gone", id="record-lost"),
        pytest.param("r_9", ("redemptions", 0, "id"), "r_9 is there unannounced", id="unannounced"),
        pytest.param([], ("redemptions", 1, "rollbacks"), "names the rollbacks", id="no-link"),
        pytest.param(
            2, ("vouchers", 0, "redemption", "redeemed_quantity"), "redeemed_quantity", id="uses"
        ),
        pytest.param(601, ("vouchers", 0, "gift", "balance"), "balance", id="balance"),
        pytest.param(
            299, ("vouchers", 0, "redemption", "redeemed_amount"), "redeemed", id="redeemed"
        ),
        pytest.param(
            0,
            ("vouchers", 0, "redemption", "quantity"),
            "more often than 0 times",
            id="over-the-limit",
        ),
        pytest.param(-299, ("transactions", 0, "amount"), "first balance", id="first-balance"),
        pytest.param(
            599, ("transactions", 0, "balance"), "ledger of CARD: last balance", id="transaction"
        ),
        pytest.param("v_9", ("transactions", 0, "voucher_id"), "v_9, which is not", id="orphan"),
        pytest.param(
            1,
            ("promotion_tiers", 0, "summary", "total_redeemed"),
            "total_redeemed",
            id="tier-count",
        ),
        pytest.param(
            100,
            ("promotion_tiers", 0, "summary", "total_discount_amount"),
            "total_discount_amount",
            id="tier-sum",
        ),
        pytest.param(2, ("promotion_tiers", 0, "hierarchy"), "numbered", id="hierarchy"),
        pytest.param(0, ("customers", 0, "summary", "total_failed"), "total_failed", id="failures"),
        pytest.param(
            0, ("customers", 0, "summary", "redeemed_credits"), "redeemed_credits", id="credits"
        ),
        pytest.param([{"id": "r_1"}], ("orders", 0, "redemptions"), "ord_1 lists", id="order-map"),
        pytest.param(950, ("orders", 0, "discount_amount"), "has 1050 off", id="order-overdrawn"),
        pytest.param(
            701, ("orders", 0, "items", 0, "discount_amount"), "less than nothing", id="line"
        ),
        pytest.param(1, ("rewards", 0, "redeemed"), "rew_1: redeemed", id="reward"),
        pytest.param([], ("campaigns",), "campaign_id names camp_1", id="reference"),
    ],
)
def test_a_number_that_is_off_is_found(value, steps, words):
    found = list(audit(books(with_(value, *steps))))

    assert any(words in told for told in found), found


def test_nobody_may_redeem_what_another_session_holds():
    locks = starting_at(START["now"])
    session = {"key": "k", "ttl": 1, "ttl_unit": "HOURS"}
    applied = [{"object": "voucher", "id": "CARD"}]
    voucher = {"id": "v_1", "code": "CARD", "redemption": {"quantity": 2, "redeemed_quantity": 2}}
    redemption = {"object": "redemption", "voucher": voucher}
    assert not list(locks.note({"valid": True, "session": session, "redeemables": applied}))

    held = [*locks.note(redemption)]
    own = [*locks.note(redemption | {"session": {"key": "k"}})]

    assert (held, own) == (["redeems CARD: 2 uses and 1 locks, 2 allowed"], [])


def test_an_id_that_is_given_twice_is_told():
    tally = books().tally

    assert list(tally.note(a_record("r_1", "v_1"), "POST")) == ["gives the id r_1 a second time"]


def test_what_is_deleted_takes_its_records_along():
    tally = Tally()
    children = [a_record(f"r_{code}", f"v_{code}", redemption="r_0") for code in "AB"]
    parent = a_record("r_0", "r_0")
    assert list(tally.note({"redemptions": children, "parent_redemption": parent}, "POST")) == []

    kept = []
    for code in ("v_A", "v_B"):
        tally.delete("delete_voucher", code)
        kept.append(tally.kept())

    assert kept == [{"r_B", "r_0"}, set()]

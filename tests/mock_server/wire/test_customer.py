"""Customers on the wire. Source: resources.md 5, 21.4."""

from datetime import UTC, datetime

from mock_server.engine.customer import Address, Customer, CustomerSummary
from mock_server.service.standing import Standing
from mock_server.wire.customer import read_draft, write_customer, write_short

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)
NOBODY = Customer("cust_1", NOON)


def test_unset_profile_fields_stay_out_and_the_address_is_null():
    written = write_customer(NOBODY, Standing())

    assert written["source_id"] is None
    assert written["address"] is None
    assert written.keys().isdisjoint({"name", "email", "phone", "birthdate", "updated_at"})


def test_a_new_customer_has_an_all_zero_summary():
    summary = write_customer(NOBODY, Standing())["summary"]

    assert summary["orders"] == {
        "total_amount": 0,
        "total_count": 0,
        "average_amount": 0,
        "last_order_amount": 0,
    }
    assert summary["redemptions"]["gift"] == {"redeemed_amount": 0, "amount_to_go": 0}


def test_the_summary_counts_redemptions_net_of_rollbacks():
    busy = Customer(
        "cust_1",
        NOON,
        summary=CustomerSummary(
            total_failed=1, total_succeeded=3, total_rollback_succeeded=1, redeemed_credits=700
        ),
    )

    redemptions = write_customer(busy, Standing(credits=300))["summary"]["redemptions"]

    assert (redemptions["total_redeemed"], redemptions["total_succeeded"]) == (2, 3)
    assert redemptions["gift"] == {"redeemed_amount": 700, "amount_to_go": 300}


def test_a_draft_holds_only_what_was_sent():
    draft = read_draft({"source_id": "ann", "name": None, "address": {"city": "Lund"}})

    assert (draft.id, draft.source_id) == (None, "ann")
    assert draft.changes == {"name": None, "address": Address(city="Lund")}


def test_the_old_name_of_the_birthdate_is_understood():
    assert read_draft({"birthday": "1990-04-01"}).changes == {"birthdate": "1990-04-01"}


def test_the_short_form_says_who_it_is():
    ann = Customer("cust_1", NOON, "ann", name="Ann", metadata={"vip": True})

    assert write_short(ann) == {
        "id": "cust_1",
        "name": "Ann",
        "email": None,
        "source_id": "ann",
        "metadata": {"vip": True},
        "object": "customer",
    }

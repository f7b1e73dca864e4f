"""A run leaves a server as it found it, and can prove it."""

import pytest

from conformance.target import Request, Setting
from tests.conformance.staging.sandbox import NOBODY, a_run, listed, sandbox, stock

pytestmark = pytest.mark.slow

SETTING = Setting("here", "w")
VOUCHER = {"type": "DISCOUNT_VOUCHER", "discount": {"type": "AMOUNT", "amount_off": 100}}
TIER = {"name": "Tier", "action": {"discount": {"type": "AMOUNT", "amount_off": 100}}}


@pytest.fixture(scope="module")
def url():
    with sandbox() as address:
        yield address


def send(run, method, path, body=None):
    return run.bench.target.send(Request(method, path, body), SETTING).document


def make_everything(run):
    """Make one thing of each kind, and some that follow from others."""
    names = run.names("n")
    send(run, "POST", f"/v1/vouchers/{names.like('CODE')}", VOUCHER)
    send(run, "POST", "/v1/vouchers", VOUCHER)
    send(run, "POST", "/v1/customers", {"source_id": names.like("anna")})
    body = {"campaign_type": "PROMOTION", "name": names.like("Summer")}
    campaign = send(run, "POST", "/v1/campaigns", body)
    send(run, "POST", f"/v1/promotions/{campaign['id']}/tiers", TIER)
    coupons = {
        "campaign_type": "DISCOUNT_COUPONS",
        "name": names.like("Coupons"),
        "vouchers_count": 3,
        "voucher": VOUCHER,
    }
    send(run, "POST", "/v1/campaigns", coupons)


def test_nothing_is_left_and_nothing_else_is_gone(url, tmp_path):
    before = stock(url)

    with a_run(url, tmp_path) as run:
        make_everything(run)
        during = stock(url)
        run.finish()

    assert {kind for kind in before if during[kind] != before[kind]} == set(before)
    assert stock(url) == before
    assert run.clean_up.left == ()
    assert run.clean_up.why == ""
    assert {"list_vouchers", "list_campaigns", "list_customers"} <= {*run.clean_up.listed}
    assert [*tmp_path.glob("runs/*")] == []


def test_orders_go_with_the_customer_that_they_were_given(url, tmp_path):
    before = listed(url, "orders", "orders")

    with a_run(url, tmp_path) as run:
        send(run, "POST", "/v1/orders", {"source_id": run.names("o").like("cart"), "amount": 100})
        code = run.names("v").like("CODE")
        send(run, "POST", f"/v1/vouchers/{code}", VOUCHER)
        uses = {"redeemables": [{"object": "voucher", "id": code}], "order": {"amount": 100}}
        send(run, "POST", "/v1/redemptions", uses)
        send(run, "POST", "/v1/redemptions", {**uses, "customer": None})
        assert len(listed(url, "orders", "orders")) == len(before) + 3
        run.finish()

    assert listed(url, "orders", "orders") == before
    assert run.clean_up.kept == {}


def test_records_that_the_api_keeps_are_counted(url, tmp_path):
    with a_run(url, tmp_path) as run:
        body = {"campaign_type": "PROMOTION", "name": run.names("n").like("Summer")}
        campaign = send(run, "POST", "/v1/campaigns", body)
        tier = send(run, "POST", f"/v1/promotions/{campaign['id']}/tiers", TIER)
        send(run, "POST", f"/v1/promotions/tiers/{tier['id']}/redemption")
        run.finish()

    assert run.clean_up.kept == {"order_id": 1}
    assert listed(url, "orders", "orders")[0]["customer_id"] is None


def test_what_nobody_remembers_is_found_by_its_tag(url, tmp_path):
    before = stock(url)

    with a_run(url, tmp_path) as run:
        code = run.names("v").like("CODE")
        send(run, "POST", f"/v1/vouchers/{code}", VOUCHER)
        run.watch.journal.made.standing.clear()  # as if the answer had been lost
        run.watch.journal.calls("POST /v1/vouchers/{code}", {code})
        run.finish()

    assert stock(url) == before


def test_an_order_does_not_stay_whose_owner_only_a_list_tells(url, tmp_path):
    before = listed(url, "orders", "orders")

    with a_run(url, tmp_path) as run:
        names = run.names("o")
        cart = {"source_id": names.like("cart"), "customer": {"source_id": names.like("anna")}}
        send(run, "POST", "/v1/orders", cart)
        run.watch.journal.made.standing.clear()  # as if the answer had not told who owns it
        send(run, "POST", "/v1/customers", {"source_id": names.like("ben")})
        run.finish()

    assert listed(url, "orders", "orders") == before
    assert run.clean_up.kept == {}


def test_a_server_with_a_control_api_gets_its_world_back(tmp_path):
    with sandbox(control=True) as url:
        before = stock(url)
        with a_run(url, tmp_path) as run:
            make_everything(run)
            run.finish()

        assert stock(url) == before
    assert run.clean_up is None
    assert [*tmp_path.glob("runs/*")] == []


def test_a_server_that_is_gone_leaves_a_journal(tmp_path):
    with sandbox() as url, a_run(url, tmp_path, control=NOBODY) as run:
        make_everything(run)
        run.bench.target.url = NOBODY
        run.finish()

    assert len(run.clean_up.left) == 6
    assert "stopped answering" in run.clean_up.why
    assert [path.stem for path in tmp_path.glob("runs/*")] == [run.clean_up.run]

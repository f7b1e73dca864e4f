"""What a run on somebody else's server may touch, and what it remembers."""

import pytest

from conformance.door.allowance import Forbidden
from conformance.door.door import Call
from conformance.staging.ownership import RUN
from conformance.target import Request, Setting
from tests.conformance.staging.sandbox import a_run, listed, sandbox

pytestmark = pytest.mark.slow

SETTING = Setting("here", "w")
VOUCHER = {"type": "DISCOUNT_VOUCHER", "discount": {"type": "AMOUNT", "amount_off": 100}}


@pytest.fixture(scope="module")
def url():
    with sandbox() as address:
        yield address


@pytest.fixture
def run(url, tmp_path):
    with a_run(url, tmp_path) as begun:
        yield begun
        begun.finish()


def send(run, method, path, body=None):
    return run.bench.target.send(Request(method, path, body), SETTING)


def standing(run):
    return [*run.watch.journal.made.standing]


def test_what_carries_the_tag_in_its_name_is_remembered(run):
    code = run.names("v").like("CODE")

    answer = send(run, "POST", f"/v1/vouchers/{code}", VOUCHER)

    assert standing(run) == [("voucher_code", code)]
    assert RUN not in answer.document["metadata"]


def test_what_has_no_name_of_ours_carries_the_run_in_its_metadata(run):
    answer = send(run, "POST", "/v1/vouchers", VOUCHER)

    assert answer.document["metadata"] == {RUN: run.watch.start.run}
    assert standing(run) == [("voucher_code", answer.document["code"])]


def test_a_customer_that_is_made_on_the_way_is_remembered(run):
    name = run.names("c").like("anna")
    code = run.names("v").like("CODE")
    send(run, "POST", f"/v1/vouchers/{code}", VOUCHER)

    send(
        run,
        "POST",
        "/v1/redemptions",
        {
            "redeemables": [{"object": "voucher", "id": code}],
            "customer": {"source_id": name},
            "order": {"amount": 1000},
        },
    )

    assert [pool for pool, _ in standing(run)] == ["voucher_code", "customer_id"]
    assert {pool for pool, _ in run.watch.journal.made.records} == {"order_id", "redemption_id"}


@pytest.mark.parametrize(
    ("customer", "metadata"),
    [({}, {}), ({"email": "a@b.test", "metadata": {"a": 1}}, {"a": 1})],
)
def test_a_customer_that_nobody_named_carries_the_run(run, url, customer, metadata):
    code = run.names("v").like("CODE")
    send(run, "POST", f"/v1/vouchers/{code}", VOUCHER)
    redeemables = [{"object": "voucher", "id": code}]

    send(run, "POST", "/v1/redemptions", {"redeemables": redeemables, "customer": customer})

    made = [each for each in listed(url, "customers", "customers") if not each["source_id"]]
    assert [each["metadata"] for each in made] == [{**metadata, RUN: run.watch.start.run}]
    run.finish()
    assert not [each for each in listed(url, "customers", "customers") if not each["source_id"]]


def test_a_customer_in_the_query_has_to_carry_the_tag(run):
    with pytest.raises(Forbidden, match="lacks our tag"):
        send(run, "POST", "/v1/vouchers/NOBODY-1/redemption?tracking_id=anna-7", {})


def test_what_was_there_before_is_not_touched(run, url):
    foreign = listed(url, "vouchers", "vouchers")[0]["code"]
    send(run, "GET", "/v1/vouchers?limit=100")
    before = run.bench.target.door.allowance.made

    for method, path, body in [
        ("DELETE", f"/v1/vouchers/{foreign}", None),
        ("POST", f"/v1/vouchers/{foreign}/disable", None),
        ("POST", "/v1/redemptions", {"redeemables": [{"object": "voucher", "id": foreign}]}),
    ]:
        with pytest.raises(Forbidden, match="did not make"):
            send(run, method, path, body)

    assert send(run, "GET", f"/v1/vouchers/{foreign}").succeeded
    assert run.bench.target.door.allowance.made == before + 4


def test_a_name_that_nobody_could_find_again_is_not_given(run):
    with pytest.raises(Forbidden, match="lacks our tag"):
        send(run, "POST", "/v1/customers", {"source_id": "anna"})


def test_what_a_layer_deletes_itself_is_not_deleted_again(run):
    code = run.names("v").like("CODE")
    send(run, "POST", f"/v1/vouchers/{code}", VOUCHER)

    send(run, "DELETE", f"/v1/vouchers/{code}?force=true")

    assert standing(run) == []


def test_a_voucher_whose_lock_is_released_stands(run):
    code, key = run.names("v").like("CODE"), run.names("k").like("KEY")
    send(run, "POST", f"/v1/vouchers/{code}", VOUCHER | {"redemption": {"quantity": 1}})
    locking = {"redeemables": [{"object": "voucher", "id": code}], "session": {"key": key}}
    send(run, "POST", "/v1/validations", locking | {"order": {"amount": 1000}})

    released = send(run, "DELETE", f"/v1/vouchers/{code}/sessions/{key}")

    assert released.status == 204
    assert standing(run) == [("voucher_code", code)]


def test_a_refused_call_makes_nothing(run):
    code = run.names("v").like("CODE")

    send(run, "POST", f"/v1/vouchers/{code}", {"type": "DISCOUNT_VOUCHER"})

    assert standing(run) == []
    assert run.watch.journal.made.unanswered == {}


def test_every_thing_that_stands_reserves_a_call_and_every_kind_a_list(run):
    names = run.names("v")
    made = [names.like("CODE") for _ in range(3)]
    door = run.bench.target.door
    before = door.allowance.made
    for code in made:
        send(run, "POST", f"/v1/vouchers/{code}", VOUCHER)

    assert run.watch.reserve(a_call("GET", run)) == 3 + 1
    assert run.watch.reserve(a_call("POST", run)) == 4 + 1
    assert door.allowance.made == before + 3


def a_call(method, run):
    return Call(method, f"{run.bench.target.url}/v1/vouchers/{run.names('w').like('CODE')}")

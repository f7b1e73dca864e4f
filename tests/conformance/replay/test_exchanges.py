"""What recorded traffic comes to, and what of it nobody can judge."""

import pytest

from conformance.replay import reading
from conformance.replay.choosing import Place
from conformance.replay.exchanges import hear
from tests.conformance.replay.hars import an_entry, written
from tests.conformance.tiny import contract

HERE = Place("https://api.shop.test", "")
MAKE = "POST /v1/redemptions"


def heard(folder, *entries):
    return hear(reading.read(written(folder, *entries)), HERE, contract())


def reasons(found):
    return [(each.what, each.why) for each in found.not_tested]


def test_a_call_is_heard_without_its_secrets(tmp_path):
    found = heard(tmp_path, an_entry(MAKE, sent={"code": "SUMMER-1"}, body={"id": "r_1"}))

    (exchange,) = found.exchanges
    assert dict(exchange.request_headers)["X-App-Token"] == "$COUNTERFOIL_APP_TOKEN"
    assert dict(exchange.request_headers)["X-App-Id"] == "$COUNTERFOIL_APP_ID"
    assert exchange.request_body == '{"code": "SUMMER-1"}'
    assert exchange.document == {"id": "r_1"}
    assert exchange.identity == "own"


@pytest.mark.parametrize(
    ("headers", "status", "identity"),
    [
        pytest.param({}, 200, "own", id="let in"),
        pytest.param({}, 401, "foreign", id="keys that are refused"),
        pytest.param({}, 404, "own", id="not found"),
    ],
)
def test_the_answer_tells_whose_keys_they_were(tmp_path, headers, status, identity):
    found = heard(tmp_path, an_entry(status=status, headers=headers, body={}))

    assert found.exchanges[0].identity == identity


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        pytest.param(an_entry("GET /logo.png"), "the contract does not have it", id="foreign path"),
        pytest.param(an_entry("PATCH /v1/vouchers"), "the contract does not have it", id="method"),
        pytest.param(an_entry(status=302), "it was answered by a redirect", id="redirect"),
        pytest.param(an_entry(status=304), "or from a cache", id="cache"),
    ],
)
def test_what_is_no_call_is_listed(tmp_path, entry, why):
    found = heard(tmp_path, an_entry(body={}), entry, entry)

    ((what, told),) = reasons(found)
    assert why in told
    assert what.endswith("(2 times)")
    assert len(found.exchanges) == 1


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(an_entry(host="https://cdn.test"), id="another host"),
        pytest.param(an_entry("OPTIONS /v1/redemptions"), id="a question of the browser"),
        pytest.param(an_entry("GET /_mock/health"), id="the control API"),
    ],
)
def test_what_belongs_to_nobody_is_not_even_listed(tmp_path, entry):
    found = heard(tmp_path, entry)

    assert (found.exchanges, reasons(found)) == ([], [])


@pytest.mark.parametrize(
    ("entry", "why", "alone"),
    [
        pytest.param(an_entry(content={"size": 9}), "its answer was not recorded", 0, id="cut"),
        pytest.param(an_entry(status=0), "it was not answered", 0, id="nothing came"),
    ],
)
def test_a_call_whose_end_nobody_knows_is_lost(tmp_path, entry, why, alone):
    found = heard(tmp_path, entry)

    assert [(each.status, each.response_body) for each in found.exchanges] == [(0, why)]
    assert len(found.answered) == alone
    assert reasons(found) == [("GET /v1/vouchers/SUMMER-1", why)]


def test_writes_that_overlap_have_no_order_but_are_judged_alone(tmp_path):
    first = an_entry(MAKE, body={}, lasted=2000)
    second = an_entry(MAKE, body={}, second=1)
    third = an_entry(MAKE, body={}, second=3)

    found = heard(tmp_path, first, second, third)

    assert [each.status for each in found.exchanges] == [0, 0, 200]
    assert len(found.answered) == 3


def test_a_read_beside_a_write_may_come_before_or_after(tmp_path):
    write = an_entry(MAKE, body={}, lasted=2000)
    read = an_entry(body={}, second=1)

    found = heard(tmp_path, write, read)

    assert [each.status for each in found.exchanges] == [200, 0]


def test_reads_side_by_side_disturb_nobody(tmp_path):
    found = heard(tmp_path, an_entry(body={}, lasted=2000), an_entry(body={}, second=1))

    assert [each.status for each in found.exchanges] == [200, 200]


def test_two_projects_are_two_worlds_and_so_is_one_that_was_reset(tmp_path):
    one = an_entry(body={})
    reset = an_entry("POST /_mock/reset", second=1)
    after = an_entry(body={}, second=2)
    other = an_entry(body={}, second=3, headers={"X-App-Id": "shop-8"})

    found = heard(tmp_path, one, reset, after, other)

    assert len({each.world for each in found.exchanges}) == 3


def test_a_client_side_call_is_of_the_only_project_there_is(tmp_path):
    client = an_entry(MAKE, body={}, second=1)
    client["request"]["headers"] = [{"name": "X-Client-Application-Id", "value": "front"}]

    found = heard(tmp_path, an_entry(body={}), client)

    assert len({each.world for each in found.exchanges}) == 1


def test_after_a_write_whose_end_nobody_knows_nothing_is_known(tmp_path):
    lost = an_entry(MAKE, status=0, second=1)

    found = heard(tmp_path, an_entry(body={}), lost, an_entry(body={}, second=2))

    assert found.exchanges[0].world == found.exchanges[1].world
    assert found.exchanges[2].world != found.exchanges[1].world

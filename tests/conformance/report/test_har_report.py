import json
from datetime import UTC, datetime

from conformance.report import har
from spec.har import read_har
from tests.conformance.evidence import a_verdict, an_exchange

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC).timestamp()


def entries(*exchanges):
    return read_har(json.loads(har.written(a_verdict(exchanges=exchanges))))


def test_every_call_can_be_read_back():
    (entry,) = entries(an_exchange(request_body='{"code": "ü"}', ended=NOON, seconds=0.25))

    assert (entry.request.method, entry.request.url) == (
        "POST",
        "http://127.0.0.1:8000/v1/redemptions",
    )
    assert entry.request.body.decode() == '{"code": "ü"}'
    assert (entry.response.status, json.loads(entry.response.body)["id"]) == (200, "r_1")
    assert (entry.milliseconds, entry.comment) == (250, "examples")


def test_a_call_began_before_it_ended():
    (entry,) = entries(an_exchange(ended=NOON, seconds=1.0))

    assert entry.started == datetime(2026, 11, 22, 11, 59, 59, tzinfo=UTC)


def test_a_call_that_nobody_timed_stands_after_the_one_before():
    first, second = entries(an_exchange(ended=NOON), an_exchange())

    assert second.started == first.started


def test_a_call_without_an_answer_says_why():
    (entry,) = entries(an_exchange(status=0, body="ReadTimeout: too late"))

    assert (entry.response.status, entry.response.body) == (0, b"")
    assert entry.comment == "examples: ReadTimeout: too late"


def test_keys_stay_names_of_variables():
    (entry,) = entries(an_exchange())

    assert ("X-App-Token", "$COUNTERFOIL_APP_TOKEN") in entry.request.headers

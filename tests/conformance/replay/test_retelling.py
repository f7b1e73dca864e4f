"""A file of the judge says whose keys a call carried, in which world, and what it was for."""

import json

import pytest

from conformance.control import CONTROL
from conformance.replay import reading
from conformance.replay.choosing import choose
from conformance.replay.retelling import retell
from conformance.report import har
from conformance.target import CouldNotRun
from conformance.veil import TOKEN
from tests.conformance.evidence import a_verdict, an_exchange
from tests.conformance.tiny import contract

CALL = "GET /v1/vouchers/SUMMER-1"


def a_file(folder, *exchanges):
    path = folder / "run.har"
    path.write_text(har.written(a_verdict(exchanges=exchanges)))
    return path


def told(path):
    return retell(reading.read(str(path)), contract())


def test_a_history_comes_back_as_it_was(tmp_path):
    history = [
        an_exchange("PUT /_mock/clock", layer=CONTROL, body={"frozen": True}, ended=4.0),
        an_exchange(CALL, layer="tour", world="server 0", ended=5.00012, seconds=0.00011),
        an_exchange(CALL, layer="security", world="a", identity="foreign", status=401, body={}),
        an_exchange(CALL, layer="examples", world="b", status=0, body="ReadTimeout: late"),
    ]

    assert told(a_file(tmp_path, *history)).exchanges == history


def test_what_hangs_on_a_token_is_not_judged(tmp_path):
    given = an_exchange(body={"access_token": TOKEN})
    asked = an_exchange(request_body=f"access_token={TOKEN}", body={})

    heard = told(a_file(tmp_path, given, asked, an_exchange()))

    assert heard.exchanges == [an_exchange()]
    assert [each.what for each in heard.not_tested] == ["POST /v1/redemptions (2 times)"]
    assert len(heard.answered) == 3


def test_the_mocks_of_one_run_are_one_place(tmp_path):
    there, beside = (f"http://127.0.0.1:{port}/v1/vouchers" for port in (8001, 8002))
    calls = [an_exchange("GET /v1/vouchers", url=url) for url in (there, beside, there)]

    place = choose(reading.read(str(a_file(tmp_path, *calls))), contract())

    assert place.url == "http://127.0.0.1:8001"


@pytest.mark.parametrize(
    ("name", "value"), [("identity", "mine"), ("world", None), ("ended", "soon")]
)
def test_a_file_that_somebody_changed_is_one_sentence(tmp_path, name, value):
    path = a_file(tmp_path, an_exchange())
    document = json.loads(path.read_text())
    document["log"]["entries"][0]["_counterfoil"][name] = value
    path.write_text(json.dumps(document))

    with pytest.raises(CouldNotRun, match=rf"{name} of a call is {value!r}"):
        told(path)

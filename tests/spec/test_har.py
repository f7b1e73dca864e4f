"""HTTP Archives: what is written can be read again, and so can what browsers write."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spec.har import HarEntry, HarError, HarRequest, HarResponse, read_har, write_har

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)
words = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=8)
headers = st.lists(st.tuples(words.map(lambda name: f"x-{name}"), words), max_size=3).map(tuple)
entries = st.builds(
    HarEntry,
    started=st.integers(-(10**12), 10**12).map(lambda ms: NOON + timedelta(milliseconds=ms)),
    milliseconds=st.floats(min_value=0.001, max_value=1e6),
    request=st.builds(
        HarRequest,
        method=st.sampled_from(["GET", "POST"]),
        url=st.just("http://mock/v1/vouchers?limit=1&page=2"),
        headers=headers,
        body=st.text(max_size=20).map(str.encode),
    ),
    response=st.builds(
        HarResponse,
        status=st.integers(0, 599),
        headers=headers,
        body=st.binary(max_size=20),
    ),
    comment=st.text(max_size=5),
    ours=st.dictionaries(words, st.integers() | words, max_size=2),
)


@given(st.lists(entries, max_size=3).map(tuple))
def test_reading_what_was_written_gives_it_back(recorded):
    assert read_har(write_har(recorded, "me", "1")) == recorded


def test_a_document_says_who_made_it_and_names_its_queries():
    entry = HarEntry(NOON, 1.5, HarRequest("GET", "http://mock/v1?a=b&c="), HarResponse(204))

    log = write_har([entry], "counterfoil", "0.1.0")["log"]

    assert (log["version"], log["creator"]) == (
        "1.2",
        {"name": "counterfoil", "version": "0.1.0"},
    )
    assert log["entries"][0]["startedDateTime"] == "2026-01-15T12:00:00.000+00:00"
    assert log["entries"][0]["request"]["queryString"] == [
        {"name": "a", "value": "b"},
        {"name": "c", "value": ""},
    ]


def browser(**changes):
    """An entry as a browser writes it, with what nobody here needs."""
    request = {
        "method": "post",
        "url": "https://shop.example/client/v1/validations",
        "httpVersion": "http/2.0",
        "headers": [
            {"name": ":authority", "value": "shop.example"},
            {"name": "origin", "value": "https://shop.example"},
        ],
        "cookies": [{"name": "a", "value": "b"}],
    }
    response = {
        "status": 200,
        "headers": [],
        "content": {
            "size": 4,
            "mimeType": "application/json",
            "text": "e30=",
            "encoding": "base64",
        },
    }
    entry = {
        "_initiator": {"type": "script"},
        "startedDateTime": "2026-01-15T13:00:00.000+01:00",
        "time": -1,
        "request": request | changes.pop("request", {}),
        "response": response | changes.pop("response", {}),
        "cache": {},
        "timings": {},
    }
    return {"log": {"version": "1.2", "pages": [], "entries": [entry | changes]}}


def test_a_browsers_file_is_read():
    (entry,) = read_har(browser())

    assert entry.started == NOON
    assert entry.milliseconds == 0
    assert entry.request == HarRequest(
        "POST",
        "https://shop.example/client/v1/validations",
        (("origin", "https://shop.example"),),
    )
    assert entry.response == HarResponse(200, (), b"{}")


def test_a_form_of_which_only_the_fields_are_there_is_put_together():
    params = [{"name": "scope", "value": "api orders"}, {"name": "x", "value": ""}]
    document = browser(request={"postData": {"mimeType": "form", "params": params}})

    (entry,) = read_har(document)

    assert entry.request.body == b"scope=api+orders&x="


@pytest.mark.parametrize(
    ("document", "words"),
    [
        pytest.param([], "the document is no object", id="no-object"),
        pytest.param({}, "log is missing", id="no-log"),
        pytest.param({"log": {"entries": {}}}, "log.entries is missing", id="no-list"),
        pytest.param({"log": {"entries": [1]}}, r"log.entries\[0\]", id="no-entry"),
        pytest.param(browser(request={"url": 1}), r"request.url is missing", id="no-url"),
        pytest.param(browser(response={"status": "200"}), "response.status", id="text-status"),
        pytest.param(browser(startedDateTime="noon"), "startedDateTime", id="no-instant"),
        pytest.param(browser(request={"headers": 1}), "headers is no list", id="no-headers"),
        pytest.param(browser(request={"headers": [{}]}), r"headers\[0\].name", id="no-name"),
        pytest.param(browser(response={"content": []}), "content is no object", id="no-content"),
        pytest.param(browser(response={"content": {"text": 1}}), "no text", id="no-text"),
        pytest.param(
            browser(response={"content": {"text": "e", "encoding": "base64"}}),
            "no base64",
            id="no-base64",
        ),
    ],
)
def test_what_is_no_har_says_where(document, words):
    with pytest.raises(HarError, match=words):
        read_har(document)

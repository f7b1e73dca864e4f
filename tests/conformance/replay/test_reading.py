"""Files that are no HAR say so in one sentence; those that are come in the order of time."""

import json

import pytest

from conformance.replay import reading
from conformance.target import CouldNotRun
from tests.conformance.replay.hars import a_har, an_entry, written


def test_entries_are_read_in_the_order_in_which_they_began(tmp_path):
    path = written(tmp_path, an_entry("GET /b", second=9), an_entry("GET /a", second=1))

    found = reading.read(path)

    assert [each.entry.request.url[-2:] for each in found] == ["/a", "/b"]


@pytest.mark.parametrize(
    ("content", "cut"),
    [
        pytest.param({"size": 30}, True, id="a body that was dropped"),
        pytest.param({"size": 0}, False, id="no body"),
        pytest.param({"size": 2, "text": "{}"}, False, id="a body"),
        pytest.param({"size": -1}, False, id="a size that nobody knows"),
    ],
)
def test_a_body_that_was_not_recorded_is_noticed(tmp_path, content, cut):
    path = written(tmp_path, an_entry(content=content))

    (found,) = reading.read(path)

    assert found.cut is cut


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("<html>", "it is no JSON", id="a page"),
        pytest.param("", "it is no JSON", id="nothing"),
        pytest.param(json.dumps(a_har(an_entry()))[:200], "it is cut off", id="half of a file"),
        pytest.param("[]", "the document is no object", id="a list"),
        pytest.param('{"log": {}}', "log.entries is missing", id="no entries"),
        pytest.param('{"log": {"entries": [{}]}}', "log.entries[0].request", id="no request"),
        pytest.param("[" * 100_000, "it is no JSON", id="a bottomless list"),
    ],
)
def test_what_is_no_har_is_one_sentence(tmp_path, text, why):
    path = tmp_path / "traffic.har"
    path.write_text(text)

    with pytest.raises(CouldNotRun, match="is no HAR") as failed:
        reading.read(str(path))

    assert why in str(failed.value)


def test_bytes_that_are_no_text_are_one_sentence(tmp_path):
    path = tmp_path / "traffic.har"
    path.write_bytes(b"\x89PNG\r\n\xff\xfe")

    with pytest.raises(CouldNotRun, match="is no HAR"):
        reading.read(str(path))


def test_a_file_that_is_not_there_is_one_sentence(tmp_path):
    with pytest.raises(CouldNotRun, match="cannot be read"):
        reading.read(str(tmp_path / "none.har"))

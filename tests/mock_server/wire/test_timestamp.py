from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_server.engine.refusals import InvalidPayload
from mock_server.wire.timestamp import (
    read_duration,
    read_timestamp,
    write_duration,
    write_timestamp,
)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        pytest.param("2026-01-01", "2026-01-01T00:00:00.000Z", id="date-only"),
        pytest.param("2026-01-01T10:00:00Z", "2026-01-01T10:00:00.000Z", id="seconds"),
        pytest.param("2026-01-01T10:00:00.5Z", "2026-01-01T10:00:00.500Z", id="short-fraction"),
        pytest.param(
            "2026-01-01T10:00:00.123999+00:00", "2026-01-01T10:00:00.123Z", id="cut-not-rounded"
        ),
        pytest.param("2026-01-01T01:00:00+02:00", "2025-12-31T23:00:00.000Z", id="offset"),
        pytest.param("2026-01-01T10:00", "2026-01-01T10:00:00.000Z", id="no-zone-is-utc"),
        pytest.param("2026-01-01t10:00:00z", "2026-01-01T10:00:00.000Z", id="lower-case"),
        pytest.param("2016-12-31T23:59:60Z", "2016-12-31T23:59:59.000Z", id="leap-second"),
    ],
)
def test_a_timestamp_becomes_utc_with_milliseconds(text, canonical):
    assert write_timestamp(read_timestamp(text)) == canonical


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("soon", id="no-time"),
        pytest.param("0000-01-01T00:00:00Z", id="year-0"),
        pytest.param("0001-01-01T00:00:00+23:59", id="before-year-1-in-utc"),
        pytest.param("9999-12-31T23:59:59-01:00", id="after-year-9999-in-utc"),
    ],
)
def test_what_is_no_instant_is_an_invalid_payload(text):
    with pytest.raises(InvalidPayload, match="date-time"):
        read_timestamp(text)


@given(st.datetimes(timezones=st.just(UTC)))
def test_reading_what_was_written_gives_the_same_millisecond(moment):
    moment = moment.replace(microsecond=moment.microsecond // 1000 * 1000)

    assert read_timestamp(write_timestamp(moment)) == moment


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        pytest.param("P2D", "P2D", id="days"),
        pytest.param("P1W", "P7D", id="weeks"),
        pytest.param("PT1H", "PT1H", id="hours"),
        pytest.param("PT90M", "PT1H30M", id="more-than-an-hour"),
        pytest.param("P1DT12H", "P1DT12H", id="days-and-hours"),
    ],
)
def test_a_duration_is_written_in_whole_units(text, canonical):
    assert write_duration(read_duration(text)) == canonical


@pytest.mark.parametrize("text", ["P", "PT", "P1DT", "P1M", "1H", "P9999999999999D"])
def test_what_has_no_length_is_an_invalid_payload(text):
    with pytest.raises(InvalidPayload, match="duration"):
        read_duration(text)


@given(st.integers(0, 99_999 * 86_400))
def test_durations_survive_the_wire(seconds):
    length = timedelta(seconds=seconds)

    assert read_duration(write_duration(length)) == length


def test_the_epoch_is_written_like_any_other_time():
    assert write_timestamp(datetime(1970, 1, 1, tzinfo=UTC)) == "1970-01-01T00:00:00.000Z"

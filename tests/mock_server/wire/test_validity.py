"""Windows on the wire. Source: resources.md 1.10, redemptions.md 7.2."""

from datetime import UTC, datetime, time, timedelta

from mock_server.engine.validity import ALWAYS, DailyHours, TimeFrame, Validity
from mock_server.wire.validity import read_changes, read_validity, write_limits, write_validity

FULL = {
    "start_date": "2026-01-01T00:00:00.000Z",
    "expiration_date": "2026-02-01T00:00:00.000Z",
    "validity_timeframe": {"interval": "P2D", "duration": "PT1H"},
    "validity_day_of_week": [1, 5],
    "validity_hours": {
        "daily": [{"start_time": "09:00", "expiration_time": "11:30", "days_of_week": [2, 4]}]
    },
}


def test_all_windows_are_read():
    validity = read_validity(FULL)

    assert validity == Validity(
        datetime(2026, 1, 1, tzinfo=UTC),
        datetime(2026, 2, 1, tzinfo=UTC),
        TimeFrame(timedelta(days=2), timedelta(hours=1)),
        (1, 5),
        (DailyHours(time(9), time(11, 30), (2, 4)),),
    )


def test_windows_are_written_as_they_were_read():
    assert write_validity(read_validity(FULL)) == FULL


def test_no_limit_is_written_as_nulls_or_not_at_all():
    assert write_validity(ALWAYS) == dict.fromkeys(FULL)
    assert write_limits(ALWAYS) == {}


def test_an_open_end_of_the_day_is_left_out():
    hours = {"daily": [{"start_time": "20:00", "expiration_time": "", "days_of_week": [6]}]}

    written = write_validity(read_validity({"validity_hours": hours}))

    daily = [{"start_time": "20:00", "days_of_week": [6]}]
    assert written["validity_hours"] == {"daily": daily}


def test_changes_hold_only_what_was_sent():
    changes = read_changes({"expiration_date": None, "name": "other"})

    assert changes == {"expiration_date": None}

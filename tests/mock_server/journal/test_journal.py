from datetime import UTC, datetime

from mock_server.journal import Journal, Record

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)


def a_record(name, size=0):
    return Record(name, NOON, "GET", ("http", "mock", 80), b"/", b"", (), b"x" * size)


def names(journal):
    return [record.request_id for record in journal]


def test_the_newest_records_stay_and_the_others_are_counted():
    journal = Journal(most_records=2)

    for name in "abcd":
        journal.note(a_record(name))

    assert (names(journal), len(journal), journal.dropped) == (["c", "d"], 2, 2)


def test_bodies_are_bounded_too():
    journal = Journal(most_bytes=100)

    for name, size in (("a", 60), ("b", 30), ("c", 50)):
        journal.note(a_record(name, size))

    assert (names(journal), journal.dropped) == (["b", "c"], 1)


def test_what_is_bigger_than_everything_does_not_stay():
    journal = Journal(most_bytes=100)

    journal.note(a_record("a", 101))
    journal.note(a_record("b", 100))

    assert (names(journal), journal.dropped) == (["b"], 1)


def test_a_cleared_journal_has_room_again_and_dropped_nothing():
    journal = Journal(most_records=1, most_bytes=100)
    for name in "ab":
        journal.note(a_record(name, 100))

    journal.clear()
    journal.note(a_record("c", 100))

    assert (names(journal), journal.dropped) == (["c"], 0)


def test_the_url_is_put_together_as_it_was_sent():
    record = Record("a", NOON, "GET", ("http", "mock", 80), b"/v1/a%20b", b"x=1", ())

    assert record.url == "http://mock:80/v1/a%20b?x=1"

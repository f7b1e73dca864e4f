import stat

import pytest

from conformance.staging.journal import Journal, Start

START = Start("20260131-0930-abc123", "abc123", "https://x", "project", 1_800_000_000.0)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "run.jsonl"


@pytest.fixture
def journal(path):
    begun = Journal(path)
    begun.begin(START)
    return begun


def test_a_journal_is_read_as_it_was_written(journal, path):
    number = journal.calls("POST /v1/vouchers/{code}", {"A-1"})
    journal.made_thing(("voucher_code", "A-1"), {"v_1"})
    journal.answered(number, 200)
    journal.made_record(("order_id", "ord_1"))
    journal.calls("POST /v1/campaigns", {"Summer"})

    again = Journal(path)

    assert again.start == START
    assert again.made == journal.made
    assert [*again.made.standing] == [("voucher_code", "A-1")]
    assert [*again.made.unanswered.values()] == [("Summer",)]


def test_a_call_is_on_disk_before_it_is_made(journal, path):
    journal.calls("POST /v1/vouchers/{code}", {"A-1"})

    assert b'"names":["A-1"]' in path.read_bytes()


@pytest.mark.parametrize(("status", "known"), [(200, True), (409, False), (500, False)])
def test_a_name_is_ours_only_if_the_call_succeeded(journal, status, known):
    number = journal.calls("POST /v1/vouchers/{code}", {"A-1"})

    journal.answered(number, status)

    assert ("A-1" in journal.made.known) is known
    assert journal.made.unanswered == {}


def test_what_is_gone_does_not_stand_any_more(journal):
    journal.made_thing(("voucher_code", "A-1"), {"v_1"})

    journal.gone(("voucher_code", "A-1"))

    assert journal.made.standing == {}
    assert journal.made.deleted == {("voucher_code", "A-1")}


def test_a_second_process_goes_on_where_the_first_one_is(journal, path):
    journal.made_thing(("voucher_code", "A-1"), ())
    child = Journal(path)
    child.made_thing(("voucher_code", "A-2"), ())

    journal.refresh()

    assert [*journal.made.standing] == [("voucher_code", "A-1"), ("voucher_code", "A-2")]


def test_a_line_that_a_kill_cut_off_costs_only_itself(journal, path):
    journal.made_thing(("voucher_code", "A-1"), ())
    with path.open("ab") as file:
        file.write(b'{"thing":["voucher_co')
    again = Journal(path)
    again.made_thing(("voucher_code", "A-2"), ())

    assert [*Journal(path).made.standing] == [("voucher_code", "A-1"), ("voucher_code", "A-2")]


def test_only_its_owner_reads_a_journal(journal, path):
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_nothing_is_remembered_of_a_run_that_left_nothing(journal, path):
    journal.end()

    assert not path.exists()


def test_without_a_place_to_write_no_call_is_made_but_the_rest_goes_on(journal, path):
    journal.made_thing(("voucher_code", "A-1"), ())
    path.unlink()
    path.mkdir()

    journal.gone(("voucher_code", "A-1"))

    assert journal.made.standing == {}
    with pytest.raises(OSError, match="directory"):
        journal.calls("POST /v1/vouchers/{code}", {"A-2"})

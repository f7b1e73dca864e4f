"""A long history is read by two processes, and comes to the same."""

import multiprocessing
import os
import signal

import pytest

from conformance import second_reader
from conformance.checks import invariants_hold
from tests.conformance.evidence import REDEMPTION, a_history, an_exchange

WRONG = {**REDEMPTION, "total_amount": 901}


@pytest.fixture
def long(monkeypatch):
    """Let every history be long enough for two."""
    monkeypatch.setattr(second_reader, "_LONG", 1)


def a_long_history():
    return a_history(*[an_exchange()] * 30, an_exchange(body=WRONG), an_exchange())


@pytest.mark.slow
def test_another_process_finds_the_same_and_counts_for_us(long):
    alone, together = a_long_history(), a_long_history()

    with second_reader.reading(together) as found:
        findings = found()

    assert findings == tuple(invariants_hold.check(alone))
    assert len(findings) == 1
    assert together.contract.invariants.evaluated == alone.contract.invariants.evaluated
    assert multiprocessing.active_children() == []


@pytest.mark.slow
def test_nobody_reads_on_when_nobody_waits(long):
    with second_reader.reading(a_long_history()):
        (process,) = multiprocessing.active_children()

    assert not process.is_alive()


@pytest.mark.slow
def test_an_interrupt_while_another_process_begins_leaves_none(long, monkeypatch):
    begin = multiprocessing.context.SpawnProcess.start

    def interrupted(process):
        begin(process)
        os.kill(os.getpid(), signal.SIGINT)  # it is heard when the process has begun

    monkeypatch.setattr(multiprocessing.context.SpawnProcess, "start", interrupted)

    with pytest.raises(KeyboardInterrupt), second_reader.reading(a_long_history()):
        pytest.fail("the interrupt went unheard")

    assert multiprocessing.active_children() == []


@pytest.mark.slow
def test_what_another_process_did_not_finish_is_read_here(long):
    with second_reader.reading(a_long_history()) as found:
        (process,) = multiprocessing.active_children()
        os.kill(process.pid, 9)
        findings = found()

    assert [each.check for each in findings] == ["invariants_hold"]


def test_a_short_history_needs_no_other_process():
    with second_reader.reading(a_long_history()) as found:
        assert multiprocessing.active_children() == []
        assert len(found()) == 1

import pytest

from conformance.door.allowance import Allowance, Bounds, Forbidden, TimeIsUp
from conformance.door.door import Answer, Call, Door, Gone
from tests.conformance.door.clocks import SleepingClock

READ, WRITE = Call("GET", "http://x/v1/a"), Call("POST", "http://x/v1/a", "{}")
GOOD = Answer(200, (), "{}")
TOO_MANY = Answer(429, (("retry-after", "5"),), "{}")


class Memory:
    """A witness that writes down what it hears."""

    def __init__(self):
        self.heard = []

    def before(self, call):
        """Hear of a call."""
        self.heard.append(("before", call.method))
        return "1"

    def after(self, number, _, answer):
        """Hear of an answer."""
        self.heard.append(("after", number, answer.status))

    def reserve(self, _):
        """Hold nothing back."""
        return 0


def a_door(witness=None, read_only=False, calls=None):
    return Door(Allowance(Bounds(calls=calls), SleepingClock()), witness, read_only)


def through(door, call, *answers):
    left = [*answers]
    return door.through(call, lambda: left.pop(0), lambda answer: answer)


def test_the_witness_hears_of_a_call_before_and_after():
    witness = Memory()

    answer = through(a_door(witness), WRITE, GOOD)

    assert answer is GOOD
    assert witness.heard == [("before", "POST"), ("after", "1", 200)]


def test_a_call_that_came_too_early_is_made_again_later_and_told_once():
    witness = Memory()
    door = a_door(witness)

    answer = through(door, READ, TOO_MANY, TOO_MANY, GOOD)

    assert answer is GOOD
    assert sum(door.allowance.clock.naps) == 10
    assert door.allowance.made == 3
    assert [each[0] for each in witness.heard] == ["before", "after"]


def test_a_429_without_a_word_is_an_answer_like_another():
    plain = Answer(429, (), "{}")

    assert through(a_door(), READ, plain) is plain


def test_once_a_limit_was_met_the_headers_are_believed():
    door = a_door()
    now = int(door.allowance.clock.now())
    empty = Answer(
        200, (("x-rate-limit-remaining", "0"), ("x-rate-limit-retry", str(now + 90))), "{}"
    )

    through(door, READ, empty)
    unbelieved = sum(door.allowance.clock.naps)
    through(door, READ, TOO_MANY, empty)
    through(door, READ, GOOD)

    assert unbelieved == 0
    assert door.allowance.clock.now() >= now + 90


def test_who_only_reads_sends_nothing_else():
    door = a_door(read_only=True)

    with pytest.raises(Forbidden, match="only reading"):
        through(door, WRITE, GOOD)
    assert (through(door, READ, GOOD), door.allowance.made) == (GOOD, 1)


def test_a_call_that_is_not_allowed_is_not_made_and_not_told():
    witness = Memory()

    with pytest.raises(TimeIsUp):
        through(a_door(witness, calls=0), WRITE, GOOD)
    assert witness.heard == []


def test_a_target_that_is_silent_for_long_is_gone():
    door, silence = a_door(), Answer(0, (), "ConnectError: refused")
    for _ in range(4):
        through(door, READ, silence)

    with pytest.raises(Gone, match="refused"):
        through(door, READ, silence)
    assert "stopped answering" in door.gone


def test_an_answer_in_between_shows_that_it_is_not():
    door, silence = a_door(), Answer(0, (), "ReadTimeout")
    for _ in range(4):
        through(door, READ, silence)
    through(door, READ, GOOD)

    through(door, READ, silence)

    assert door.gone == ""


def test_calls_of_another_process_count():
    door = a_door(calls=10)

    door.took_over(9)

    assert door.allowance.left() == 1

import pytest

from mock_server.world.rate import RateLimit, RateWindow


class Watch:
    """A clock that is turned by hand."""

    def __init__(self):
        self.now = 1000

    def __call__(self):
        return self.now


def told(window):
    return [int(value) for _, value in window.headers()]


def test_a_window_counts_down_refuses_and_starts_anew_with_the_next_call():
    watch = Watch()
    window = RateWindow(RateLimit(2, 60), watch)

    spent = [window.spend() for _ in range(3)]
    watch.now = 1059
    late = window.spend()
    watch.now = 1060

    assert (spent, late, window.spend()) == ([True, True, False], False, True)


def test_the_headers_say_what_is_left_and_when_to_come_back():
    watch = Watch()
    window = RateWindow(RateLimit(2, 60), watch)

    seen = [told(window)]
    for _ in range(3):
        window.spend()
        seen.append(told(window))
    watch.now = 1060

    assert seen == [[2, 2, 1000], [2, 1, 1000], [2, 0, 1060], [2, 0, 1060]]
    assert told(window) == [2, 2, 1060]


def test_the_wait_ends_with_the_window_and_is_never_nothing():
    watch = Watch()
    window = RateWindow(RateLimit(1, 60), watch)
    window.spend()

    watch.now = 1020
    waits = [window.wait]
    watch.now = 1061

    assert [*waits, window.wait] == [40, 1]


def test_without_a_limit_nobody_is_refused_and_the_usual_one_is_told():
    window = RateWindow(None, Watch())

    spent = [window.spend() for _ in range(2100)]

    assert all(spent)
    assert told(window) == [2000, 0, 1060]


@pytest.mark.parametrize(
    ("written", "limit"),
    [
        ("100/h", RateLimit(100, 3600)),
        ("5/s", RateLimit(5, 1)),
        ("0/min", RateLimit(0, 60)),
        ("10000/d", RateLimit(10000, 86400)),
    ],
)
def test_a_limit_can_be_written_in_a_word(written, limit):
    assert RateLimit.of(written) == limit


@pytest.mark.parametrize("written", ["", "100", "h", "100/week", "-1/h", "1.5/s", "9999999999/s"])
def test_what_is_no_limit_says_what_one_looks_like(written):
    with pytest.raises(ValueError, match="such as 100/h"):
        RateLimit.of(written)

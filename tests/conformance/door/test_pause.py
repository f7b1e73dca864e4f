import pytest

from conformance.door.pause import asked_pause, spent

NOW = 1_800_000_000.0
DATE = ("date", "Fri, 15 Jan 2027 08:00:00 GMT")  # the same moment


@pytest.mark.parametrize(
    ("status", "headers", "seconds"),
    [
        pytest.param(429, (("retry-after", "30"),), 30, id="seconds"),
        pytest.param(429, (DATE, ("retry-after", "Fri, 15 Jan 2027 08:00:20 GMT")), 20, id="date"),
        pytest.param(429, (("x-rate-limit-retry", "1800000042"),), 42, id="moment"),
        pytest.param(
            429,
            (("date", "Fri, 15 Jan 2027 09:00:00 GMT"), ("x-rate-limit-retry", "1800003605")),
            5,
            id="the clock of the target counts",
        ),
        pytest.param(429, (("x-rate-limit-retry", "1700000000"),), 0, id="long ago"),
        pytest.param(
            429, (("retry-after", "7"), ("x-rate-limit-retry", "1800000042")), 7, id="both"
        ),
        pytest.param(429, (("retry-after", "soon"),), None, id="nonsense"),
        pytest.param(429, (), None, id="no word"),
        pytest.param(503, (("retry-after", "30"),), None, id="another status"),
    ],
)
def test_a_pause_is_read_from_the_headers_of_a_429(status, headers, seconds):
    assert asked_pause(status, headers, NOW) == seconds


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        pytest.param(
            (("x-rate-limit-remaining", "0"), ("x-rate-limit-retry", "1800000042")), 42, id="none"
        ),
        pytest.param(
            (("x-rate-limit-remaining", "1"), ("x-rate-limit-retry", "1800000042")), None, id="some"
        ),
        pytest.param((("x-rate-limit-remaining", "0"),), None, id="no moment"),
        pytest.param((), None, id="no word"),
    ],
)
def test_a_spent_limit_tells_when_it_is_fresh(headers, seconds):
    assert spent(headers, NOW) == seconds

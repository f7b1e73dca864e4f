"""What a target says about being called too often (resources.md 1.5, 1.6)."""

from email.utils import parsedate_to_datetime

from conformance.history import Headers

TOO_MANY = 429


def asked_pause(status: int, headers: Headers, now: float) -> float | None:
    """Return for how many seconds the target wants no calls, None if it does not say.

    `Retry-After` is believed before `X-Rate-Limit-Retry`, which counts from 1970 by the clock of
    the target; that clock is read from its `Date`.

    Args:
        status: Of the answer; only 429 asks for a pause.
        headers: Of the answer, names in lower case.
        now: Seconds since 1970, for a target that does not tell the time.
    """
    told = dict(headers)
    if status != TOO_MANY:
        return None
    there = _moment(told.get("date", "")) or now
    after = told.get("retry-after", "").strip()
    if after.isdecimal() and after.isascii():
        return float(after)
    if after and (moment := _moment(after)) is not None:
        return max(0.0, moment - there)
    return _until_reset(told, there)


def spent(headers: Headers, now: float) -> float | None:
    """Return for how many seconds no call is left, None if some are or the target does not say."""
    told = dict(headers)
    if told.get("x-rate-limit-remaining", "").strip() != "0":
        return None
    return _until_reset(told, _moment(told.get("date", "")) or now)


def _until_reset(told: dict[str, str], there: float) -> float | None:
    reset = told.get("x-rate-limit-retry", "").strip()
    return max(0.0, int(reset) - there) if reset.isdecimal() and reset.isascii() else None


def _moment(text: str) -> float | None:
    try:
        return parsedate_to_datetime(text).timestamp() if text else None
    except ValueError:
        return None

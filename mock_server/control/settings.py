"""How a project is set: stacking rules, time zone, the client side, and how often it is called."""

from datetime import timedelta

from mock_server.control.request import ControlRequest
from mock_server.engine.refusals import InvalidPayload
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.wire.timestamp import read_duration, write_duration
from mock_server.world import document
from mock_server.world.rate import RateLimit, RateWindow
from spec import Json


def get_settings(request: ControlRequest) -> Json:
    """Read all settings, those at their defaults too."""
    written = document.write_settings(request.project.settings())
    return written | {"rate_limit": _write_rate(request.project.rate.limit)}


def put_settings(request: ControlRequest) -> Json:
    """Change what is sent, all of it or nothing; a new rate limit starts with all of its calls."""
    body = dict(request.body)
    changes_rate = "rate_limit" in body
    rate = _read_rate(body.pop("rate_limit", None))

    def work(tx: Transaction, at: Moment) -> None:
        document.change_settings(tx, at, body)

    request.project.do(work, "")
    if changes_rate:
        request.project.rate = RateWindow(rate)
    return get_settings(request)


def _read_rate(written: Json) -> RateLimit | None:
    if written is None:
        return None
    seconds = int(read_duration(written["per"]).total_seconds())
    if seconds == 0:
        raise InvalidPayload("A rate limit needs some time")
    return RateLimit(written["calls"], seconds)


def _write_rate(limit: RateLimit | None) -> Json:
    if limit is None:
        return None
    return {"calls": limit.calls, "per": write_duration(timedelta(seconds=limit.seconds))}

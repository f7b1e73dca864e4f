"""The time of a project."""

from datetime import timedelta

from mock_server.control.request import ControlRequest
from mock_server.engine.refusals import InvalidPayload
from mock_server.wire.timestamp import (
    read_duration,
    read_timestamp,
    write_duration,
    write_timestamp,
)
from mock_server.world.clock import Clock
from spec import Json


def get_clock(request: ControlRequest) -> Json:
    """Read the project's time and whether it stands still."""
    return _write(request.project.clock)


def put_clock(request: ControlRequest) -> Json:
    """Freeze the clock or let it run, then set it, then move it; all of them or none."""
    clock = Clock(request.project.clock.state)
    try:
        _turn(clock, request.body)
    except OverflowError as error:
        raise InvalidPayload("The clock ends with the years 1 and 9999") from error
    request.project.clock.state = clock.state
    return _write(clock)


def _turn(clock: Clock, body: Json) -> None:
    if "frozen" in body:
        clock.freeze() if body["frozen"] else clock.run()
    if "now" in body:
        clock.set_to(read_timestamp(body["now"]))
    if "advance" in body:
        clock.advance(_read_signed(body["advance"]))


def _write(clock: Clock) -> Json:
    written = {"now": write_timestamp(clock.now()), "frozen": clock.frozen}
    return written if clock.frozen else {**written, "offset": _write_signed(clock.state.shift)}


def _read_signed(text: str) -> timedelta:
    length = read_duration(text.removeprefix("-"))
    return -length if text.startswith("-") else length


def _write_signed(length: timedelta) -> str:
    sign = "-" if length < timedelta() else ""
    return sign + write_duration(abs(length))

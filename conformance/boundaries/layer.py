"""Edges in time as layers of a run."""

from conformance.boundaries import edges
from conformance.boundaries.calendar import Calendar
from conformance.boundaries.driver import look
from conformance.boundaries.edge import Spoiled
from conformance.boundaries.stage import Stage
from conformance.control import WorldFailed, WorldRefused
from conformance.door.allowance import Withheld
from conformance.run import Run
from conformance.target import CouldNotRun
from conformance.values.names import Names
from conformance.verdict import Step

_ALMANAC = "what begins and ends at one instant"


def walk(run: Run) -> None:
    """Look at many edges with few calls, if the target's world and clock are ours to set."""
    control = run.bench.control
    if control is None:
        run.leave_out(_ALMANAC, "the target has no control API")
        return
    run.tell(Step("calendar", 0, 1))
    try:
        _walk(run, Calendar(run.bench.target, control))
    except (WorldRefused, WorldFailed, CouldNotRun) as why:
        run.leave_out(_ALMANAC, str(why))
    run.tell(Step("calendar", 1, 1))
    run.restore()


def _walk(run: Run, calendar: Calendar) -> None:
    try:
        calendar.walk()
    finally:
        run.exchanges += calendar.made
        run.evidence.findings += calendar.findings


def play(run: Run) -> None:
    """Look at every edge in time from both sides, as far as the target's clock allows."""
    moments = edges.every()
    names = run.names("t")
    for done, name in enumerate(moments):
        run.tell(Step("time", done, len(moments), name))
        _look(run, name, names)
    run.tell(Step("time", len(moments), len(moments)))
    run.restore()


def _look(run: Run, name: str, names: Names) -> None:
    bench = run.bench
    stage = Stage(bench.target, bench.control, names, name)
    try:
        prepare = edges.every()[name]
        run.evidence.findings += look(name, prepare, stage, bench.target.contract)
    except (Spoiled, Withheld, CouldNotRun) as why:
        run.leave_out(f"the edge in time {name}", str(why))
    run.exchanges += stage.made

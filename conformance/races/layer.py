"""Races as a layer of a run."""

from conformance.door.allowance import Withheld
from conformance.races import contests
from conformance.races.arena import Arena
from conformance.races.contest import Spoiled
from conformance.races.driver import Bout
from conformance.run import Run
from conformance.target import CouldNotRun
from conformance.values.names import Names
from conformance.verdict import Step


def play(run: Run) -> None:
    """Hold every contest as often as the profile says."""
    prizes = contests.every()
    names = run.names("r")
    for done, name in enumerate(prizes):
        run.tell(Step("races", done, len(prizes), name))
        for _ in range(run.plan.profile.rounds):
            _hold(run, name, names)
    run.tell(Step("races", len(prizes), len(prizes)))
    run.restore()


def _hold(run: Run, name: str, names: Names) -> None:
    bench = run.bench
    arena = Arena(bench.target, bench.control, names, name, run.plan.profile.fighters)
    try:
        bout = Bout(name, contests.every()[name], arena)
    except (Spoiled, CouldNotRun, Withheld) as why:
        run.exchanges += arena.prepared
        run.leave_out(f"the race for {name}", str(why))
        return
    run.exchanges += bout.exchanges()
    if not bout.was_held:
        run.leave_out(f"the race for {name}", "nobody got anything")
    run.evidence.findings += bout.findings(bench.target.contract)

"""The model as a layer of a run."""

from dataclasses import replace

from conformance.calibration import calibrate
from conformance.control import Control, WorldFailed, WorldRefused
from conformance.door.allowance import Withheld
from conformance.machine.driver import Lives, findings, walk
from conformance.machine.oracle import Oracle
from conformance.machine.regimes import REGIMES, Regime
from conformance.machine.till import till
from conformance.model.shadow import Shadow
from conformance.model.state import State
from conformance.run import Run
from conformance.verdict import Step

_WORLD = "lives"
_PART = 10


def play(run: Run) -> None:
    """Live the lives of shops on the target, and compare each answer with the model's.

    Most of them under the target's own rules, some under others, if they are ours to set.
    """
    profile, bench = run.plan.profile, run.bench
    lives = Lives(run.plan.seed, profile.lives, profile.moves)
    oracle = Oracle(bench.target, _shadow(run), run.names("m"), _WORLD)
    run.tell(Step("model", 0, None, f"{lives.count} lives of {lives.moves} moves"))
    walk(oracle, lives)
    _keep(run, oracle)
    few = replace(lives, count=-(-lives.count // _PART), moves=lives.moves * 3 // 2)
    for regime in REGIMES if not oracle.withheld else ():
        live_under(run, regime, few)
    run.restore()
    run.tell(Step("model", len(oracle.made), len(oracle.made)))


def live_under(run: Run, regime: Regime, lives: Lives) -> None:
    """Live *lives* in an empty shop that is set as *regime* says."""
    what, control = f"a project set to {regime.name}", run.bench.control
    if control is None:
        run.leave_out(what, "there is no control API to set it with")
        return
    try:
        oracle = _under(run, regime, control, f"lives under {regime.name}")
    except (WorldRefused, WorldFailed, Withheld) as why:
        run.leave_out(what, str(why))
        return
    walk(oracle, lives, till)
    _keep(run, oracle)


def _under(run: Run, regime: Regime, control: Control, world: str) -> Oracle:
    """Return an oracle for a project that is set as *regime* says.

    Raises:
        WorldRefused: the target does not understand it.
        WorldFailed: it broke.
        Withheld: there are no calls left.
    """
    target, names = run.bench.target, run.names("v")
    control.load(regime.world)
    told = calibrate(target, names, world)
    run.exchanges += told.exchanges
    rules = regime.shown(told.stacking_rules or {})
    shadow = Shadow(target.contract, {world: State(stacking=rules)})
    oracle = Oracle(target, shadow, names, world)
    oracle.categories = regime.category_ids
    oracle.opening = (control.loading(regime.world, world),)
    return oracle


def _keep(run: Run, oracle: Oracle) -> None:
    """Keep what *oracle* has seen and found."""
    run.exchanges += (*oracle.opening, *oracle.made)
    run.evidence.findings += findings(oracle)
    if oracle.withheld:
        run.leave_out("a part of the layer model", oracle.withheld)


def _shadow(run: Run) -> Shadow:
    """Return a model that knows the target's own settings from the start."""
    start = State(stacking=run.calibration.stacking_rules)
    return Shadow(run.bench.target.contract, {_WORLD: start})

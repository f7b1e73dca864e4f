"""The model as a layer of a run."""

from conformance.machine.driver import Lives, findings, walk
from conformance.machine.oracle import Oracle
from conformance.model.shadow import Shadow
from conformance.model.state import State
from conformance.run import Run
from conformance.verdict import Step

_WORLD = "lives"


def play(run: Run) -> None:
    """Live the lives of shops on the target, and compare each answer with the model's."""
    profile, bench = run.plan.profile, run.bench
    lives = Lives(run.plan.seed, profile.lives, profile.moves)
    oracle = Oracle(bench.target, _shadow(run), run.names("m"), _WORLD)
    run.tell(Step("model", 0, None, f"{lives.count} lives of {lives.moves} moves"))
    walk(oracle, lives)
    run.exchanges += oracle.made
    run.evidence.findings += findings(oracle)
    if oracle.withheld:
        run.leave_out("a part of the layer model", oracle.withheld)
    run.tell(Step("model", len(oracle.made), len(oracle.made)))


def _shadow(run: Run) -> Shadow:
    """Return a model that knows the target's own settings from the start."""
    start = State(stacking=run.calibration.stacking_rules)
    return Shadow(run.bench.target.contract, {_WORLD: start})

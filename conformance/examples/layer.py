"""The worked examples as a layer of a run."""

from conformance.examples import doors
from conformance.examples.driver import Player
from conformance.run import Run


def play(run: Run) -> None:
    """Play the worked examples, some if calls are few, if the target's world can be replaced."""
    examples = doors.every()
    if run.bench.control is None:
        why = "the target has no control API to load their worlds with"
        run.leave_out(f"{len(examples)} worked examples", why)
        return
    chosen = examples if run.plan.profile.calls is None else [e for e in examples if e.short]
    if len(chosen) < len(examples):
        why = f"the {run.plan.profile.name} profile has no calls for them"
        run.leave_out(f"{len(examples) - len(chosen)} worked examples", why)
    player = Player(run.bench.target, run.bench.control)
    run.exchanges += player.play(chosen, run.tell)
    run.add(player.evidence)
    run.restore()

"""Security as a layer of a run."""

from collections.abc import Iterable

from conformance.history import Exchange
from conformance.run import Run
from conformance.security import keys, tenants, tokens
from conformance.verdict import NotTested

_WORLD = "server 0"


def play(run: Run) -> None:
    """Try to get in without the right keys, with tokens of another kind, and from next door."""
    bench = run.bench
    _keep(run, keys.probe(bench.target, run.filling("s"), _WORLD, run.tell))
    _keep(run, tokens.probe(bench.target, run.filling("o"), _WORLD))
    if bench.stranger is None:
        run.leave_out("whether projects are kept apart", "there are no keys of a second project")
        return
    filling = run.filling("n")
    _keep(run, tenants.trespass(bench.target, bench.stranger, filling, _WORLD, run.tell))


def _keep(run: Run, made: Iterable[Exchange | NotTested]) -> None:
    for each in made:
        if isinstance(each, Exchange):
            run.exchanges.append(each)
        else:
            run.evidence.not_tested.append(each)

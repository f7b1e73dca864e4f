"""Security as a layer of a run."""

from collections.abc import Iterable

from conformance.history import Exchange
from conformance.run import Run
from conformance.security import household, keys, tenants, tokens
from conformance.target import Target
from conformance.values.pools import Pools
from conformance.values.sample import Filling
from conformance.verdict import NotTested

_WORLD, _NEXT_DOOR = "server 0", "next door"


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
    if run.watch is None:  # nobody would clean up there
        _reach_over(run, bench.stranger)


def _reach_over(run: Run, stranger: Target) -> None:
    """Ask with our keys for what belongs to the *stranger*."""
    names, theirs = run.names("w"), Pools()
    _keep(run, household.furnish(stranger, names, theirs, _NEXT_DOOR))
    filling = Filling(theirs.all(), names, 0, ours=True)  # nobody whom we know takes part
    _keep(run, tenants.trespass(stranger, run.bench.target, filling, _NEXT_DOOR, run.tell))


def _keep(run: Run, made: Iterable[Exchange | NotTested]) -> None:
    for each in made:
        if isinstance(each, Exchange):
            run.exchanges.append(each)
        else:
            run.evidence.not_tested.append(each)

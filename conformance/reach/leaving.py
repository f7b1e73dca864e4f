"""Finishes what a run that was killed could not: what it made goes, what it changed goes back."""

from contextlib import ExitStack
from dataclasses import dataclass, replace

from conformance import contract as contracts
from conformance.control import WorldFailed, WorldRefused, discovered
from conformance.credentials import Credentials
from conformance.reach.order import Order
from conformance.staging.cleanup import Sweep
from conformance.staging.journal import Journal, Start
from conformance.staging.state import StateDirectory, project
from conformance.staging.terms import Terms
from conformance.staging.watch import Watch
from conformance.target import CouldNotRun, Target
from conformance.verdict import CleanUp, Tell


@dataclass(frozen=True, slots=True)
class Leftover:
    """A run that has not cleaned up.

    Attributes:
        journal: What it made.
        start: What it was.
    """

    journal: Journal
    start: Start

    @property
    def what(self) -> str:
        """What is left of it, in a few words."""
        made = self.journal.made
        if self.start.world is not None:
            return "a world to put back"
        doubtful = f", {len(made.unanswered)} calls without an answer" if made.unanswered else ""
        return f"{len(made.standing)} things to delete{doubtful}"


def leftovers(state: StateDirectory) -> list[Leftover]:
    """Return the runs that have not cleaned up, oldest first; one may still be going on."""
    journals = map(Journal, state.runs())
    return [Leftover(journal, journal.start) for journal in journals if journal.start]


def leftover(state: StateDirectory, run: str) -> Leftover:
    """Return the run with the name *run*.

    Raises:
        CouldNotRun: there is none, or it has cleaned up.
    """
    for each in leftovers(state):
        if each.start.run == run:
            return each
    raise CouldNotRun(f"Nothing is left of a run {run}; counterfoil cleanup --list names all.")


def finish(left: Leftover, order: Order, keys: Credentials, tell: Tell) -> CleanUp:
    """Put the target back to where it was before the run, and forget the run.

    The limits of the run are kept, where *order* has no others.

    Raises:
        CouldNotRun: the keys are of another project, or the target cannot be called.
    """
    start = left.start
    if project(start.url, keys) != start.project:
        raise CouldNotRun(f"The run {start.run} used other keys than these.")
    if start.world is not None:
        return _put_back(left, order, keys)
    contract = contracts.read().below(start.url)
    rate, budget = order.rate or start.rate, order.budget or start.budget
    terms = Terms(rate=rate, budget=budget, journal=str(left.journal.path))
    if budget:
        spent = StateDirectory(order.state_dir or None).spent(start.url, keys)
        terms = replace(terms, spent=str(spent))
    door = terms.door(contract)
    door.allowance.tell = tell
    assert isinstance(door.witness, Watch)
    with Target(start.url, contract, keys, order.network, door) as target:
        return Sweep(target, door.witness, tell).clean()


def _put_back(left: Leftover, order: Order, keys: Credentials) -> CleanUp:
    start = left.start
    with ExitStack() as stack:
        control = stack.enter_context(discovered(start.control, keys, order.network))
        if control is None:
            raise CouldNotRun(f"There is no control API at {start.control} any more.")
        try:
            control.load(start.world)
        except (WorldRefused, WorldFailed) as error:
            raise CouldNotRun(f"The world of {start.run} cannot be put back: {error}.") from error
    left.journal.end()
    return CleanUp(start.run, {}, {}, (), ("put_world",))

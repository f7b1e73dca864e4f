"""Connects the two servers of a comparison."""

import os
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace

from conformance import mock
from conformance.control import discovered
from conformance.credentials import DEFAULT, Credentials
from conformance.door.door import Answer, Call, Door
from conformance.drift.flow import Pair
from conformance.drift.recording import Recorder
from conformance.plan import Plan
from conformance.reach.keys import credentials
from conformance.reach.opening import Opening
from conformance.reach.options import keys, order
from conformance.reach.order import Order
from conformance.run import Run
from conformance.staging.state import StateDirectory
from conformance.staging.watch import Watch
from conformance.target import Target
from conformance.verdict import Tell
from spec import Json

_KEYS = ("app_id", "app_token", "client_id", "client_token", "oauth_token")


class _Mirror:
    """Marks what our own mock is asked to make as the target's run marks it; all else goes."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    def before(self, call: Call) -> str:  # noqa: ARG002  (the shape of a witness)
        return ""

    def after(self, number: str, call: Call, answer: Answer) -> None:
        """Hear it: what is on the mock goes with it."""

    def refresh(self) -> None:
        """Learn nothing: nobody else calls the mock."""

    def marked(self, call: Call, body: Json, ours: str = "") -> Json:
        return self._watch.marked(call, body, ours)

    def reserve(self, call: Call) -> int:  # noqa: ARG002
        return 0


def opened(
    plan: Plan, given: Mapping[str, str | bool | None], stack: ExitStack, tell: Tell
) -> Pair:
    """Return the servers that the parameters *given* to `drift` name, open until *stack* closes.

    Raises:
        CouldNotRun: one of them cannot be called like this.
    """
    wanted = order(given)
    wanted.check()
    ours = credentials(wanted.url, keys(given))
    contract, _ = wanted.scope(ours)
    state = StateDirectory(wanted.state_dir or None)
    opening = Opening(wanted, plan, contract, ours, state, stack, tell)
    bench = opening.rehearsal() if given.get("dry_run") else opening.benches()[0]
    run = Run(plan, [bench], tell)
    against = given.get("against")
    if isinstance(against, str) and not given.get("dry_run"):
        control = given.get("against_control")
        url = replace(wanted, url=against, control=control if isinstance(control, str) else "")
        return _with_other(opening, url, run)
    return Pair(run, _mock(opening, run), "the mock")


def _with_other(opening: Opening, wanted: Order, run: Run) -> Pair:
    """Return the pair of the target and the server that was *wanted*."""
    wanted.check()
    theirs = credentials(wanted.url, _other_keys(opening.keys))
    other = replace(opening, order=wanted, keys=theirs)
    bench = other.benches()[0]
    recorder = opening.stack.enter_context(Recorder(bench.target, bench.control))
    return Pair(run, recorder, wanted.url, Run(opening.plan, [bench], opening.tell))


def _mock(opening: Opening, run: Run) -> Recorder:
    url = opening.stack.enter_context(mock.running(opening.plan.seed))
    control = opening.stack.enter_context(discovered(url, DEFAULT))
    door = Door(witness=_Mirror(run.watch) if run.watch else None)
    target = opening.stack.enter_context(Target(url, opening.contract, DEFAULT, None, door))
    return opening.stack.enter_context(Recorder(target, control))


def _other_keys(ours: Credentials) -> dict[str, str]:
    """Return the keys of the other server: from the environment, or else ours."""
    told = {name: os.environ.get(f"COUNTERFOIL_AGAINST_{name.upper()}", "") for name in _KEYS}
    return told if any(told.values()) else {name: getattr(ours, name) for name in _KEYS}

"""Connects to the server that was ordered, or starts one."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace

from conformance import mock
from conformance.contract import Contract
from conformance.control import Control, discovered
from conformance.credentials import Credentials
from conformance.door.allowance import Withheld
from conformance.door.clock import WallClock
from conformance.door.door import Door
from conformance.plan import Plan
from conformance.reach.order import Order
from conformance.run import Bench
from conformance.staging.journal import Journal, Start
from conformance.staging.state import StateDirectory, new_tag, project, run_name
from conformance.staging.terms import Terms
from conformance.target import CouldNotRun, Target
from conformance.verdict import Tell, unheard

_MOCKS = 2  # judged side by side: the time budget is made for two cores


@dataclass(frozen=True, slots=True)
class Opening:
    """What is connected with what.

    Attributes:
        order: Which server, and how carefully.
        plan: How long, and with how many calls.
        contract: What is judged.
        keys: Who we are.
        state: Where the run is remembered.
        stack: Closes what was opened.
        tell: Gets the news, such as that calls have to wait.
    """

    order: Order
    plan: Plan
    contract: Contract
    keys: Credentials
    state: StateDirectory
    stack: ExitStack
    tell: Tell = unheard

    def benches(self) -> list[Bench]:
        """Return the server that was ordered, or mocks of our own."""
        if self.order.url:
            return [self._foreign(self.order.url)]
        count = _MOCKS if self.plan.profile.calls is None else 1
        with ThreadPoolExecutor(count) as pool:
            started = pool.map(
                lambda _: self.stack.enter_context(mock.running(self.plan.seed)), range(count)
            )
            return [self._own(url) for url in started]

    def rehearsal(self) -> Bench:
        """Return a mock that is treated like a server of somebody else, without a control API."""
        url = self.stack.enter_context(mock.running(self.plan.seed))
        return self._bench(url, self._remembered(url, None), None)

    def _own(self, url: str) -> Bench:
        control = self.stack.enter_context(discovered(url, self.keys, self.order.network))
        return self._bench(url, None, control)

    def _foreign(self, url: str) -> Bench:
        root, network = self.order.control or url, self.order.network
        control = self.stack.enter_context(discovered(root, self.keys, network))
        if self.order.read_only:
            return self._bench(url, None, None)
        return self._bench(url, self._remembered(url, control), control)

    def _bench(self, url: str, journal: Journal | None, control: Control | None) -> Bench:
        terms = self._terms(url)
        if journal is not None and control is None:
            terms = replace(terms, journal=str(journal.path))
        door = terms.door(self.contract.below(url))
        door.allowance.tell = self.tell
        if self.order.url:
            _count_discovery(door)
        network = self.order.network
        open_ = self.stack.enter_context
        keys = self._with_neighbour(control)
        target = open_(Target(url, self.contract, keys, network, door))
        stranger = None
        if keys.other:
            theirs = replace(keys.other, other=keys)
            stranger = open_(Target(url, self.contract, theirs, network, door))
        return Bench(target, control, terms, journal, stranger)

    def _with_neighbour(self, control: Control | None) -> Credentials:
        """Return our keys, with those of a second project if they were given or can be had."""
        if self.keys.other or control is None:
            return self.keys
        return replace(self.keys, other=self.stack.enter_context(control.neighbour()))

    def _terms(self, url: str) -> Terms:
        seconds, order = self.plan.calling_time, self.order
        return Terms(
            rate=order.rate,
            budget=order.budget,
            spent=str(self.state.spent(url, self.keys)) if order.budget else "",
            calls=self.plan.profile.calls,
            deadline=WallClock().now() + seconds if seconds else None,
            read_only=order.read_only,
            proxy=order.network.proxy,
            ca_bundle=order.network.ca_bundle,
        )

    def _remembered(self, url: str, control: Control | None) -> Journal:
        """Return a journal that has begun; it is forgotten again if there is nothing in it."""
        tag = new_tag()
        journal = Journal(self.state.journal(run_name(tag)))
        start = Start(
            run=journal.path.stem,
            tag=tag,
            url=url,
            project=project(url, self.keys),
            started=WallClock().now(),
            rate=self.order.rate,
            budget=self.order.budget,
            control=control.url if control else "",
        )
        journal.begin(start)
        self.stack.callback(_forgotten, journal)
        return journal


def _count_discovery(door: Door) -> None:
    """Count the call that asked for a control API: the target did so, too."""
    try:
        door.allowance.take()
    except Withheld as withheld:
        raise CouldNotRun(f"No call can be made: {withheld}.") from withheld


def _forgotten(journal: Journal) -> None:
    journal.refresh()
    made = journal.made
    if not (made.standing or made.unanswered or (journal.start and journal.start.world)):
        journal.end()
